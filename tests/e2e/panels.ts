import type { Browser } from "playwright-core";
import { APP, type Theme, type Visit, visit, WIDE } from "./browser.ts";

interface Shown {
  /** The folder of the built panel. */
  panel: string;
  options: object;
  height: number;
  theme?: Theme;
  width?: number;
}

/** The console has no dashboards, so the built panel stands where the app's pages would. */
const hostOf = ({ panel, options, height }: Shown) =>
  `define(["@grafana/data", "react", "/public/plugins/vigie-commerce-app/panels/${panel}/module.js"],
  (data, react, { plugin }) => {
    const timeRange = { from: data.dateTime("2026-01-01"), to: data.dateTime("2026-02-01"), raw: { from: "a", to: "b" } };
    const props = { options: ${JSON.stringify(options)}, timeRange, timeZone: "utc", width: 800, height: ${height},
      data: { state: "Done", series: [] } };
    const Page = () => react.createElement("main", {}, react.createElement("h1", {}, "Panel"),
      react.createElement("div", { id: "panel", style: { height: ${height} } }, react.createElement(plugin.panel, props)));
    return { plugin: new data.AppPlugin().setRootPage(Page) };
  });`;

/** Shows a panel alone, in a box with the id "panel". */
export const visitPanel = (browser: Browser, shown: Shown): Promise<Visit> =>
  visit(browser, `${APP}/overview`, shown.theme ?? "dark", shown.width ?? WIDE, (page) =>
    page.route(/vigie-commerce-app\/module\.js/, (route) =>
      route.fulfill({ contentType: "text/javascript", body: hostOf(shown) }),
    ),
  );
