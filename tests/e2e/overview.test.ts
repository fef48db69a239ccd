import type { Browser, Page, Response } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OverviewDoc } from "../../services/analytics/src/kpis/schema.ts";
import type { Cell } from "../../services/analytics/src/platform/http/schema.ts";
import { APP, keepScreenshot, launch, settle, visit } from "./browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const isOverview = (response: Response) => response.url().includes("/v1/analytics/overview");

async function reloadWithAnswer(page: Page): Promise<OverviewDoc> {
  const [response] = await Promise.all([page.waitForResponse(isOverview), page.reload()]);
  const doc = (await response.json()) as OverviewDoc;
  await settle(page);
  return doc;
}

/** Digits and decimal point only, so that the test does not repeat the page's formatting. */
function figure(text: string): number {
  return Number(text.replace(/[^\d.-]/g, ""));
}

function expected(cell: Cell, unit: string): number | undefined {
  if ("reason" in cell) {
    return undefined;
  }
  return unit === "ratio" ? Number((cell.value * 100).toFixed(2)) : Number(cell.value.toFixed(2));
}

test("every tile shows the API's figure to the last digit", async () => {
  const { page, close } = await visit(browser, `${APP}/overview`);
  const doc = await reloadWithAnswer(page);
  expect(doc.tiles.length).toBeGreaterThanOrEqual(6);
  expect(await page.locator("main").innerText()).toContain(doc.sentence);
  for (const { metric, total } of doc.tiles) {
    const text = await page.getByTestId(`value-${metric.id}`).innerText();
    const value = expected(total, metric.unit);
    expect(value === undefined ? text.trim().startsWith("–") : figure(text), metric.id).toBe(value ?? true);
  }
  await close();
});

test("a click on a country filters the page, the address says so, a second click undoes it", async () => {
  const { page, close } = await visit(browser, `${APP}/overview`);
  const orders = page.getByTestId("value-orders");
  const before = await orders.innerText();
  const bar = page.locator("main ul button[aria-pressed]").first();
  await bar.click();
  await page.waitForURL(/[?&]country=/);
  await settle(page);
  expect(figure(await orders.innerText())).toBeLessThan(figure(before));
  expect(await bar.getAttribute("aria-pressed")).toBe("true");
  await keepScreenshot(page, "overview-filtered");
  await bar.click();
  await page.waitForURL((url) => !url.searchParams.has("country"));
  await settle(page);
  expect(await orders.innerText()).toBe(before);
  await close();
});

test("a link shows a colleague the same page", async () => {
  const { page, close } = await visit(
    browser,
    `${APP}/overview?compare=last_year&interval=week&from=now-89d/d&to=now/d`,
  );
  expect(await page.getByLabel("Compare with").inputValue()).toBe("Last year");
  expect(await page.getByLabel("Interval").inputValue()).toBe("Week");
  expect(await page.getByRole("button", { name: /Time range selected/ }).innerText()).toContain("Last 90 days");
  await close();
});

test("a tile chooses what the chart and the breakdowns show", async () => {
  const { page, close } = await visit(browser, `${APP}/overview`);
  await page.getByRole("button", { name: "Orders", exact: true }).click();
  await page.waitForURL(/metric=orders/);
  await page.getByRole("heading", { name: /^Orders by (hour|day|week|month)$/ }).waitFor();
  await page.getByRole("heading", { name: "Orders by country" }).waitFor();
  await close();
});

test("the chart can be read as a table and taken away as CSV", async () => {
  const { page, close } = await visit(browser, `${APP}/overview`);
  await page.getByRole("button", { name: /^Net revenue by (hour|day|week|month) as table$/ }).click();
  const table = page.getByRole("region", { name: /^Net revenue by (hour|day|week|month) as a table$/ });
  await table.waitFor();
  expect(await table.getByRole("row").count()).toBeGreaterThan(5);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^Download Net revenue by (hour|day|week|month) as CSV$/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("net_revenue.csv");
  await close();
});

test("a range without data says where the data is and leads there with one click", async () => {
  const { page, close } = await visit(browser, `${APP}/overview?from=1999-01-01&to=1999-02-01`, "light");
  await page.getByText("No data in this time range").waitFor();
  await keepScreenshot(page, "overview-no-data");
  await page.getByRole("button", { name: /^Show \d{4}-\d{2}-\d{2} to \d{4}-\d{2}-\d{2}$/ }).click();
  await page.waitForURL((url) => !url.search.includes("1999"));
  await settle(page);
  expect(figure(await page.getByTestId("value-orders").innerText())).toBeGreaterThan(0);
  await close();
});

test("the keyboard reaches the content, the controls and every tile", async () => {
  const { page, close } = await visit(browser, `${APP}/overview`);
  await page.keyboard.press("Tab");
  expect(await page.locator(":focus").innerText()).toBe("Skip to the content");
  await page.keyboard.press("Enter");
  const reached = new Set<string>();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || ""));
  }
  expect([...reached]).toEqual(
    expect.arrayContaining(["vigie-compare", "vigie-interval", "vigie-filter-country", "Gross revenue", "Orders"]),
  );
  await page.getByRole("button", { name: "Orders", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/metric=orders/);
  await close();
});

test("an API that cannot be reached is explained and can be asked again", async () => {
  const { page, close } = await visit(browser, `${APP}/overview`);
  await page.route("**/v1/**", (route) => route.abort("connectionrefused"));
  await page.reload();
  await page.getByText("The API cannot be reached").first().waitFor();
  await keepScreenshot(page, "overview-unreachable");
  await page.unroute("**/v1/**");
  await page.getByRole("button", { name: "Try again" }).first().click();
  await page.getByTestId("value-orders").waitFor();
  await close();
});
