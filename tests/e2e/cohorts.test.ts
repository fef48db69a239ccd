import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { CohortsDoc } from "../../services/analytics/src/cohorts/schema.ts";
import { APP, keepScreenshot, launch, NARROW, settle, type Theme, visit, WIDE } from "./browser.ts";
import { horizontalOverflow } from "./checks.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const grid = (page: Page) => page.getByRole("grid");
const cells = (page: Page) => grid(page).getByRole("gridcell").filter({ hasText: /./ });
const lit = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

async function open(address = "", theme: Theme = "dark", width = WIDE) {
  const seen = await visit(browser, `${APP}/cohorts${address}`, theme, width);
  await grid(seen.page).waitFor();
  await settle(seen.page);
  return seen;
}

async function asked(query: string): Promise<CohortsDoc> {
  const answer = await fetch(`${inject("applianceUrl")}/v1/cohorts?${query}`, {
    headers: { authorization: `Bearer ${inject("applianceToken")}` },
  });
  return (await answer.json()) as CohortsDoc;
}

test("the page begins with the API's answer and shows every cell of it", async () => {
  const { page, problems, close } = await open();
  const doc = await asked("grain=month");
  expect(await page.locator("main").innerText()).toContain(doc.sentence);
  expect(await grid(page).getByRole("rowheader").count()).toBe(doc.cohorts.length + 1);
  const count = doc.cohorts.reduce((sum, cohort) => sum + cohort.cells.length, doc.mean.length);
  expect(await cells(page).count()).toBe(count);
  expect(problems).toEqual([]);
  await close();
});

test("toggles change what is shown and the address, and a link brings it back", async () => {
  const { page, problems, close } = await open();
  const before = await cells(page).nth(20).innerText();
  await page.getByRole("radio", { name: "Week" }).click();
  await page.waitForURL(/grain=week/);
  await page.getByLabel("Metric").click();
  await page.getByRole("option", { name: "Net revenue" }).click();
  await page.waitForURL(/metric=net_revenue/);
  await page.getByRole("radio", { name: "Per customer" }).click();
  await page.getByRole("switch", { name: "Cumulative" }).click({ force: true });
  await page.waitForURL(/cumulative=true/);
  await page.getByLabel("First order's").click();
  await page.getByRole("option", { name: "Country" }).click();
  await page.waitForURL(/by=country/);
  await settle(page);
  await page.getByRole("heading", { name: "Net revenue per customer, cumulative, by cohort" }).waitFor();
  const after = await cells(page).nth(20).innerText();
  expect(after).not.toBe(before);
  expect(await page.locator("figure li").count()).toBeGreaterThan(2);
  const link = await visit(browser, page.url().replace(inject("applianceUrl"), ""), "light");
  await grid(link.page).waitFor();
  await settle(link.page);
  expect(await cells(link.page).nth(20).innerText()).toBe(after);
  expect(await link.page.getByRole("radio", { name: "Per customer" }).isChecked()).toBe(true);
  expect(await link.page.getByLabel("Metric").inputValue()).toBe("Net revenue");
  expect([...problems, ...link.problems]).toEqual([]);
  await link.close();
  await close();
});

test("one value of the attribute confines the heatmap", async () => {
  const { page, problems, close } = await open("?by=country");
  const all = await cells(page).nth(20).innerText();
  await page.getByLabel("Only").click();
  const option = page.getByRole("option").first();
  const name = await option.innerText();
  await option.click();
  await page.waitForURL(/value=/);
  await settle(page);
  await page.getByText(`this was the country: ${name}.`, { exact: false }).waitFor();
  expect(await cells(page).nth(20).innerText()).not.toBe(all);
  expect(problems).toEqual([]);
  await close();
});

test("periods that are not over are striped and said, others are not", async () => {
  const { page, close } = await open();
  const looks = await cells(page).evaluateAll((all) =>
    all.map((cell) => ({
      striped: getComputedStyle(cell).backgroundImage.includes("gradient"),
      said: cell.getAttribute("aria-label")?.includes("Month not over: in no mean.") ?? false,
    })),
  );
  expect(looks.filter(({ striped }) => striped).length).toBeGreaterThan(5);
  expect(looks.filter(({ striped, said }) => striped !== said)).toEqual([]);
  await page.getByRole("list", { name: "Legend" }).getByText("Month not over: in no mean").waitFor();
  await close();
});

test("the keyboard reaches the heatmap, walks its cells and hears what each means", async () => {
  const { page, problems, close } = await open();
  const first = grid(page).getByRole("button", { name: "Month of the first order: show as a trend" });
  await first.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  expect(await lit(page)).toMatch(/^Weighted mean, Month 1: .+ customers in \d+ cohorts?\)/);
  await page.keyboard.press("ArrowDown");
  const heard = await lit(page);
  expect(heard).toMatch(/, Month 1: .+\(n = [\d,]+\)/);
  expect(await page.getByTestId("cell-tip").innerText()).toContain(heard);
  expect(await page.getByTestId("cell-tip").innerText()).toContain("Formula: ");
  await page.keyboard.press("Escape");
  expect(await page.getByTestId("cell-tip").count()).toBe(0);
  await page.keyboard.press("Control+End");
  // On the first days of a month the last cohort has two periods, and the new one may not have begun.
  const last = (await asked("grain=month")).cohorts.at(-1)?.cells.length ?? 0;
  expect(await lit(page)).toContain(last === 1 ? ", Month of the first order: " : `, Month ${last - 1}: `);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("table[role=grid]"))).toBeNull();
  expect(problems).toEqual([]);
  await close();
});

test("a period's header opens it as a trend across cohorts, kept in the address until it is closed", async () => {
  const { page, problems, close } = await open();
  await grid(page).getByRole("button", { name: "Month 2: show as a trend" }).click();
  await page.waitForURL(/period=2/);
  await page.getByRole("heading", { name: "Month 2 across cohorts" }).waitFor();
  await page.getByRole("button", { name: "Month 2 across cohorts as table" }).click();
  const table = page.getByRole("region", { name: "Month 2 across cohorts as a table" });
  const { cohorts } = await asked("grain=month");
  const notOver = cohorts.filter(({ cells }) => cells[2]?.complete === false).length;
  expect(notOver).toBeGreaterThan(0);
  expect((await table.innerText()).match(/Month not over/g)).toHaveLength(notOver);
  await page.getByRole("button", { name: "Close the trend" }).click();
  await page.waitForURL((url) => !url.search.includes("period"));
  expect(await page.getByRole("heading", { name: "Month 2 across cohorts" }).count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});

test("the heatmap can be read as a list and taken away as the API's CSV", async () => {
  const { page, close } = await open();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download Customers, % of the first period, by cohort as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("cohorts-customer-month.csv");
  await page.getByRole("button", { name: "Customers, % of the first period, by cohort as table" }).click();
  const list = page.getByRole("region", { name: "Customers, % of the first period, by cohort, as a list" });
  expect(await list.getByRole("row").count()).toBeGreaterThan(50);
  await close();
});

test("stores are cohorts too", async () => {
  const { page, problems, close } = await open("?unit=store&metric=orders&show=per_customer");
  await page.getByRole("heading", { name: "Orders per store, by cohort" }).waitFor();
  expect(await cells(page).count()).toBeGreaterThan(5);
  expect(problems).toEqual([]);
  await close();
});

test("on a phone a year of weeks scrolls in its own box and not with the page", async () => {
  const { page, problems, close } = await open("?grain=week", "light", NARROW);
  expect(await horizontalOverflow(page)).toBe(0);
  const box = grid(page).locator("xpath=..");
  expect(await box.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeGreaterThan(500);
  const head = grid(page).getByRole("rowheader").nth(3);
  const before = (await head.boundingBox())?.x ?? 0;
  await box.evaluate((it) => it.scrollTo(600, 0));
  // It stays; the gap between cells is one pixel.
  expect(Math.abs(((await head.boundingBox())?.x ?? 0) - before)).toBeLessThanOrEqual(1);
  await keepScreenshot(page, "cohorts-weeks-light-390");
  expect(problems).toEqual([]);
  await close();
});

test("a range before the first order says where orders are and leads there with one click", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/cohorts?from=1999-01-01&to=1999-06-01`, "light");
  await page.getByText("No first order lies in this time range").waitFor();
  await keepScreenshot(page, "cohorts-none");
  await page.getByRole("button", { name: /^Show \d{4}-\d{2}-\d{2} to \d{4}-\d{2}-\d{2}$/ }).click();
  await grid(page).waitFor();
  expect(problems).toEqual([]);
  await close();
});
