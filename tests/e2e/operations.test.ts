import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { APP, keepScreenshot, launch, settle, visit } from "./browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const panel = (page: Page, title: string) => page.getByTestId(`data-testid Panel header ${title}`);

test("a rejected row is corrected and replayed, and leaves the quarantine", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/operations`);
  const waiting = page.getByTestId("value-quarantine_open");
  const before = Number(await waiting.innerText());
  expect(before).toBeGreaterThan(0);
  await page.getByRole("list", { name: "Rejected rows" }).getByRole("button").first().click();
  const field = page.getByLabel("stock_quantity");
  await page.getByRole("alert").filter({ hasText: "not a whole number" }).waitFor();
  await keepScreenshot(page, "operations-quarantine");
  await field.fill("12");
  await page.getByRole("button", { name: "Replay 1 corrected row" }).click();
  await page.getByText("1 row replayed").waitFor();
  await settle(page);
  await page.waitForFunction(
    (count) => Number(document.querySelector("[data-testid=value-quarantine_open]")?.textContent) === count - 1,
    before,
  );
  expect(problems).toEqual([]);
  await close();
});

test("freshness, jobs and deploys are told in words", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/operations`, "light");
  expect(await panel(page, "Freshness").innerText()).toMatch(/Last order\s+Fresh/);
  expect(await panel(page, "Jobs").innerText()).toContain("rollups.refresh");
  expect(await panel(page, "Deploys").innerText()).toMatch(/till 9\.0\.1\s+Succeeded/);
  expect(problems).toEqual([]);
  await close();
});
