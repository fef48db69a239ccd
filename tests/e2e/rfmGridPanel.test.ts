import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepScreenshot, launch } from "./browser.ts";
import { visitPanel } from "./panels.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

test("the built panel draws the page's grid, and its cells are read and not pressed", async () => {
  const shown = { panel: "rfm-grid", options: { measure: "churn" }, height: 420 };
  const { page, problems, close } = await visitPanel(browser, shown);
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
  await close();
});
