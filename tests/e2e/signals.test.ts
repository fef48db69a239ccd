import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { APP, keepScreenshot, launch, settle, visit } from "./browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const marks = (page: Page) => page.getByRole("list", { name: "Signals on the chart" }).first().getByRole("listitem");

async function toggle(page: Page, kind: string): Promise<void> {
  await page.getByText(kind, { exact: true }).click();
  await settle(page);
}

test("signals are marked on the revenue chart, and each kind has a switch that the address remembers", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/overview`);
  await marks(page).first().waitFor();
  const before = await marks(page).count();
  await keepScreenshot(page, "overview-signals");
  await page.getByRole("button", { name: /^Signals on the chart: 8 of 11 kinds/ }).click();
  await toggle(page, "Security alerts");
  await page.waitForURL(/signals=deploy,log_burst/);
  await toggle(page, "Deploys");
  await keepScreenshot(page, "overview-signal-switches");
  await page.keyboard.press("Escape");
  expect(await marks(page).count()).toBeLessThan(before);
  await page.reload();
  await settle(page);
  await page.getByRole("button", { name: /^Signals on the chart: 6 of 11 kinds/ }).waitFor();
  expect(problems).toEqual([]);
  await close();
});

test("a mark tells on focus what it is, and leads to its page", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/overview?signals=deploy`, "light");
  await marks(page).first().waitFor();
  const alone = page.getByRole("list", { name: "Signals on the chart" }).getByRole("link").first();
  await alone.focus();
  const title = (await alone.getAttribute("aria-label"))?.split(",")[0] ?? "";
  await page.getByRole("tooltip").getByText(title).first().waitFor();
  await keepScreenshot(page, "overview-signal-tooltip");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/operations\?from=.*#deploys$/);
  await settle(page);
  await page.getByRole("region", { name: "Deploys" }).locator("tbody tr").first().waitFor();
  expect(problems).toEqual([]);
  await close();
});

test("the table view lists the signals with their triage", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/overview`);
  await page.getByRole("button", { name: /^Net revenue by day as table$/ }).click();
  const rows = page.getByRole("region", { name: "Signals as a table" }).locator("tbody tr");
  await rows.first().waitFor();
  await rows
    .first()
    .getByRole("button", { name: /^Triage of/ })
    .click();
  await page.getByRole("dialog").getByTestId("triage-state").waitFor();
  await keepScreenshot(page, "overview-signal-table");
  expect(problems).toEqual([]);
  await close();
});
