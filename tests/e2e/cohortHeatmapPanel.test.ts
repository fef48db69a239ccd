import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { CohortsDoc } from "../../services/analytics/src/cohorts/schema.ts";
import { APP, keepScreenshot, launch, WIDE } from "./browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

// The console has no dashboards, so the built panel stands where the app's pages would.
const HOST = `define(["@grafana/data", "react", "/public/plugins/vigie-commerce-app/panels/cohort-heatmap/module.js"],
  (data, react, { plugin }) => {
    const timeRange = { from: data.dateTime("2026-01-01"), to: data.dateTime("2026-02-01"), raw: { from: "a", to: "b" } };
    const options = { unit: "customer", grain: "month", metric: "customers", show: "share", cumulative: false, range: "latest" };
    const props = { options, timeRange, timeZone: "utc", width: 800, height: 300, data: { state: "Done", series: [] } };
    const Page = () => react.createElement("main", {}, react.createElement("h1", {}, "Panel"),
      react.createElement("div", { id: "panel", style: { height: 300 } }, react.createElement(plugin.panel, props)));
    return { plugin: new data.AppPlugin().setRootPage(Page) };
  });`;

async function byMonth(): Promise<CohortsDoc> {
  const answer = await fetch(`${inject("applianceUrl")}/v1/cohorts?grain=month`, {
    headers: { authorization: `Bearer ${inject("applianceToken")}` },
  });
  return (await answer.json()) as CohortsDoc;
}

test("the built panel draws the same heatmap inside its own height", async () => {
  const context = await browser.newContext({ viewport: { width: WIDE, height: 900 }, colorScheme: "dark" });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.route(/vigie-commerce-app\/module\.js/, (route) =>
    route.fulfill({ contentType: "text/javascript", body: HOST }),
  );
  await page.goto(`${inject("applianceUrl")}${APP}/overview`);
  const grid = page.getByRole("grid");
  await grid.waitFor();
  const doc = await byMonth();
  expect(await grid.getByRole("rowheader").count()).toBe(doc.cohorts.length + 1);
  expect(await page.locator("#panel").innerText()).toContain(doc.sentence);
  const [inside, outside] = await Promise.all([
    page.locator("#panel ul[aria-label=Legend]").boundingBox(),
    page.locator("#panel").boundingBox(),
  ]);
  expect((inside?.y ?? 0) + (inside?.height ?? 0)).toBeLessThanOrEqual((outside?.y ?? 0) + (outside?.height ?? 0) + 1);
  await keepScreenshot(page, "cohort-heatmap-panel");
  expect(problems).toEqual([]);
  await context.close();
});
