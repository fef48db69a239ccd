import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { CohortsDoc } from "../../services/analytics/src/cohorts/schema.ts";
import { keepScreenshot, launch } from "./browser.ts";
import { visitPanel } from "./panels.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

async function byMonth(): Promise<CohortsDoc> {
  const answer = await fetch(`${inject("applianceUrl")}/v1/cohorts?grain=month`, {
    headers: { authorization: `Bearer ${inject("applianceToken")}` },
  });
  return (await answer.json()) as CohortsDoc;
}

const options = {
  unit: "customer",
  grain: "month",
  metric: "customers",
  show: "share",
  cumulative: false,
  range: "latest",
};

test("the built panel draws the same heatmap inside its own height", async () => {
  const { page, problems, close } = await visitPanel(browser, { panel: "cohort-heatmap", options, height: 300 });
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
  await close();
});
