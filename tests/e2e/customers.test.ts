import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { APP, keepScreenshot, launch, NARROW, settle, visit } from "./browser.ts";
import { horizontalOverflow, namelessControls } from "./checks.ts";
import { withReader } from "./tokens.ts";

const NOTICE = "Not contractual: this is a probability, not a fact.";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const list = (page: Page) => page.getByRole("region", { name: "Customers", exact: true });
const cell = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^${name}: `) });

/** What stands in a column of the list. */
async function column(page: Page, header: string): Promise<string[]> {
  const headers = await list(page).getByRole("columnheader").allInnerTexts();
  const index = headers.findIndex((text) => text.trim() === header);
  return list(page)
    .locator(`tbody tr td:nth-child(${index + 1})`)
    .allInnerTexts();
}

test("a cell of the grid filters the list and the address; pressed again it does not", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/customers`);
  await page.getByText("Champions:", { exact: false }).first().waitFor();
  await cell(page, "R5 F5").click();
  await page.waitForURL(/r=5&f=5/);
  await settle(page);
  await page.getByRole("heading", { name: "Customers: R5 F5" }).waitFor();
  const scores = await column(page, "R F M");
  expect(scores.length).toBeGreaterThan(0);
  expect(scores.every((text) => /^5 5 \d$/.test(text))).toBe(true);
  expect(await cell(page, "R5 F5").getAttribute("aria-pressed")).toBe("true");
  await cell(page, "R5 F5").click();
  await page.waitForURL((url) => !url.search.includes("r="));
  expect(problems).toEqual([]);
  await close();
});

test("a link restores scores, segment, measure and order", async () => {
  const { page, problems, close } = await visit(
    browser,
    `${APP}/customers?show=churn&segment=at_risk&f=5&sort=churn`,
    "light",
  );
  await page.getByRole("grid", { name: "Churn by recency and frequency" }).waitFor();
  await page.getByRole("heading", { name: "Customers: At risk, F5" }).waitFor();
  expect(new Set(await column(page, "Segment"))).toEqual(new Set(["At risk"]));
  const churn = (await column(page, "Churn")).map((text) => Number.parseFloat(text));
  expect(churn).toEqual(churn.toSorted((a, b) => b - a));
  await keepScreenshot(page, "customers-filtered");
  expect(problems).toEqual([]);
  await close();
});

test("the grid is walked with the arrows and chosen with Enter", async () => {
  const { page, close } = await visit(browser, `${APP}/customers`);
  await cell(page, "R5 F1").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForURL(/r=4&f=2/);
  await close();
});

test("the search finds by the beginning of an id, and paging goes on and comes back", async () => {
  const { page, close } = await visit(browser, `${APP}/customers`);
  const [first = ""] = await column(page, "Customer");
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForURL(/page=2/);
  await settle(page);
  await page.getByText(/^26–/).waitFor();
  expect((await column(page, "Customer"))[0]).not.toBe(first);
  await page.getByRole("button", { name: "Previous" }).click();
  await page.getByText("1–25", { exact: true }).waitFor();
  await page.getByRole("searchbox", { name: /^Search customers by/ }).fill(first);
  await page.waitForURL(/search=/);
  await settle(page);
  await page.getByText("1–1", { exact: true }).waitFor();
  expect(await column(page, "Customer")).toEqual([first]);
  await close();
});

test("one customer has three values with their methods, the notice, scores in words and a timeline by kind", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/customers`);
  await list(page).getByRole("link").first().click();
  await page.waitForURL(/\/customers\/[^?]+$/);
  await settle(page);
  const values = page.getByRole("region", { name: "Three values" });
  const text = await values.innerText();
  for (const part of [
    "Simple value",
    "Margin so far",
    "Predicted value",
    "mean lifetime",
    "BG/NBD",
    "95 % interval",
    NOTICE,
  ]) {
    expect(text).toContain(part);
  }
  await page.getByText("for recency", { exact: false }).waitFor();
  const events = page.getByRole("list", { name: "Timeline, newest first" }).getByRole("listitem");
  await events.first().waitFor();
  const before = await events.count();
  expect(before).toBeGreaterThan(0);
  await page.getByRole("button", { name: /^Orders \(/ }).click();
  await page.waitForURL(/kind=/);
  await settle(page);
  expect(await events.count()).toBeLessThan(before);
  await keepScreenshot(page, "customer");
  expect(problems).toEqual([]);
  await close();
});

test("Score now shows how far it is and ends in fresh scores", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/customers`);
  await page.getByRole("button", { name: "Score now" }).click();
  await page.getByRole("progressbar", { name: "Scoring: progress" }).waitFor();
  await page.getByText("Scored just now.").waitFor({ timeout: 60_000 });
  expect(problems).toEqual([]);
  await close();
});

test("on a phone neither page nor customer scrolls sideways", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/customers`, "dark", NARROW);
  expect(await horizontalOverflow(page)).toBe(0);
  await list(page).getByRole("link").first().click();
  await page.waitForURL(/\/customers\/[^?]+$/);
  await settle(page);
  expect(await horizontalOverflow(page)).toBe(0);
  expect(await namelessControls(page)).toEqual([]);
  await keepScreenshot(page, "customer-dark-390");
  expect(problems).toEqual([]);
  await close();
});

test.skipIf(!inject("applianceDataDir"))("a token that only reads sees no names, and may not score", () =>
  withReader(browser, async () => {
    const { page, problems, close } = await visit(browser, `${APP}/customers`);
    await page.getByText("Names and e-mail addresses need a token with the scope personal.").waitFor();
    expect(await list(page).getByRole("columnheader", { name: "Name", exact: true }).count()).toBe(0);
    expect(await page.locator("main").innerText()).not.toMatch(/@example\./);
    await page.getByText("Scoring now needs a token with the scope write.").waitFor();
    await list(page).getByRole("link").first().click();
    await page.getByText("Name and e-mail address need a token with the scope personal.").waitFor();
    await settle(page);
    expect(await page.locator("main").innerText()).not.toMatch(/@example\./);
    expect(problems).toEqual([]);
    await close();
  }),
);
