import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { APP, keepScreenshot, launch, WIDE } from "./browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

// The console has no dashboards, so the built panel stands where the app's pages would.
const HOST = `define(["@grafana/data", "react", "/public/plugins/vigie-commerce-app/panels/rfm-grid/module.js"],
  (data, react, { plugin }) => {
    const timeRange = { from: data.dateTime("2026-01-01"), to: data.dateTime("2026-02-01"), raw: { from: "a", to: "b" } };
    const props = { options: { measure: "churn" }, timeRange, timeZone: "utc", width: 800, height: 420,
      data: { state: "Done", series: [] } };
    const Page = () => react.createElement("main", {}, react.createElement("h1", {}, "Panel"),
      react.createElement("div", { id: "panel", style: { height: 420 } }, react.createElement(plugin.panel, props)));
    return { plugin: new data.AppPlugin().setRootPage(Page) };
  });`;

test("the built panel draws the page's grid, and its cells are read and not pressed", async () => {
  const context = await browser.newContext({ viewport: { width: WIDE, height: 900 }, colorScheme: "dark" });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.route(/vigie-commerce-app\/module\.js/, (route) =>
    route.fulfill({ contentType: "text/javascript", body: HOST }),
  );
  await page.goto(`${inject("applianceUrl")}${APP}/overview`);
  const grid = page.getByRole("grid", { name: "Churn by recency and frequency" });
  await grid.waitFor();
  expect(await grid.getByRole("gridcell").count()).toBe(25);
  expect(await grid.getByRole("button").count()).toBe(0);
  const panel = page.locator("#panel");
  expect(await panel.innerText()).toContain("Not contractual: this is a probability, not a fact.");
  expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await grid.getByRole("gridcell").first().hover();
  await page.getByTestId("cell-tip").waitFor();
  await keepScreenshot(page, "rfm-grid-panel");
  expect(problems).toEqual([]);
  await context.close();
});
