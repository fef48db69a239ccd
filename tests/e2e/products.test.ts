import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { APP, launch, settle, visit } from "./browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

async function column(page: Page, header: string): Promise<number[]> {
  const headers = await page.getByRole("columnheader").allInnerTexts();
  const index = headers.findIndex((text) => text.trim() === header);
  const cells = await page.locator(`tbody tr td:nth-child(${index + 1})`).allInnerTexts();
  return cells.map((text) => Number(text.replace(/[^\d.-]/g, ""))).filter((value) => !Number.isNaN(value));
}

test("a header sorts the whole table, and the address keeps it", async () => {
  const { page, close } = await visit(browser, `${APP}/products`);
  const sales = await column(page, "Sales");
  expect(sales).toEqual(sales.toSorted((a, b) => b - a));
  await page.getByRole("button", { name: "Units" }).click();
  await page.waitForURL(/sort=-units/);
  await settle(page);
  const units = await column(page, "Units");
  expect(units).toEqual(units.toSorted((a, b) => b - a));
  expect(await page.getByRole("columnheader", { name: "Units" }).getAttribute("aria-sort")).toBe("descending");
  await close();
});

test("the search narrows the table while typing", async () => {
  const { page, close } = await visit(browser, `${APP}/products`);
  const name = await page.locator("main td a").first().innerText();
  const word = name.split(/\s+/)[0] ?? name;
  await page.getByRole("searchbox", { name: "Search products by name or number" }).fill(word);
  await page.waitForURL(/search=/);
  await settle(page);
  await page.getByText(`match “${word}”.`, { exact: false }).waitFor();
  const names = await page.locator("main td a").allInnerTexts();
  expect(names.length).toBeGreaterThan(0);
  await close();
});

test("paging goes on and comes back", async () => {
  const { page, close } = await visit(browser, `${APP}/products`);
  const first = await page.locator("main td a").first().innerText();
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForURL(/page=2/);
  await settle(page);
  await page.getByText(/^26–/).waitFor();
  expect(await page.locator("main td a").first().innerText()).not.toBe(first);
  await page.getByRole("button", { name: "Previous" }).click();
  await page.getByText(/^1–/).waitFor();
  await settle(page);
  expect(await page.locator("main td a").first().innerText()).toBe(first);
  await close();
});

test("one product shows its sales, profit, price and stock, in the range it was opened with", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/products?from=now-89d/d&to=now/d`);
  await page.locator("main td a").first().click();
  await page.waitForURL(/\/products\/[^?]+\?from=now-89d\/d&to=now\/d/);
  await settle(page);
  for (const title of ["Sales over time", "Profit over time", "Units over time", "Average price paid"]) {
    await page.getByRole("heading", { name: title }).waitFor();
  }
  expect(await page.locator("main canvas").count()).toBeGreaterThanOrEqual(4);
  expect(problems).toEqual([]);
  await close();
});

test("a product that does not exist says so", async () => {
  const { page, close } = await visit(browser, `${APP}/products/no-such-product`);
  await page.getByText("or go back to the list", { exact: false }).waitFor();
  await page.getByRole("link", { name: "All products" }).click();
  await page.locator("main h1", { hasText: "Products" }).waitFor();
  await close();
});
