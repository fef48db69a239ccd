import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APP, keepScreenshot, launch, NARROW, settle, type Theme, visit, WIDE } from "./browser.ts";
import { horizontalOverflow, namelessControls } from "./checks.ts";

const PAGES = [
  { name: "overview", address: `${APP}/overview`, title: "Overview" },
  { name: "incidents", address: `${APP}/incidents`, title: "Incidents" },
  { name: "products", address: `${APP}/products`, title: "Products" },
  { name: "customers", address: `${APP}/customers`, title: "Customers" },
  { name: "cohorts", address: `${APP}/cohorts`, title: "Cohorts" },
  { name: "segments", address: `${APP}/segments`, title: "Segments" },
  { name: "experiments", address: `${APP}/experiments`, title: "Experiments" },
  { name: "sample-size", address: `${APP}/experiments/sample-size`, title: "Sample size" },
  { name: "security", address: `${APP}/security`, title: "Security" },
  { name: "logs", address: `${APP}/logs`, title: "Logs" },
  { name: "operations", address: `${APP}/operations`, title: "Operations" },
  { name: "configuration", address: "/plugins/vigie-commerce-app", title: "Configuration" },
];
const LOOKS = (["dark", "light"] as Theme[]).flatMap((theme) => [WIDE, NARROW].map((width) => ({ theme, width })));

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

describe.each(LOOKS)("in $theme at $width pixels", ({ theme, width }) => {
  test.each(PAGES)("$name shows without errors, overflow or nameless controls", async ({ name, address, title }) => {
    const { page, problems, close } = await visit(browser, address, theme, width);
    expect(await page.locator("main h1").innerText()).toBe(title);
    await keepScreenshot(page, `${name}-${theme}-${width}`);
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await namelessControls(page)).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });

  test("one product shows without errors, overflow or nameless controls", async () => {
    const { page, problems, close } = await visit(browser, `${APP}/products`, theme, width);
    const link = page.locator("main td a").first();
    const name = await link.innerText();
    await link.click();
    await page.locator("main h1", { hasText: name }).waitFor();
    await settle(page);
    await keepScreenshot(page, `product-${theme}-${width}`);
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await namelessControls(page)).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });
});

describe.each(LOOKS)("one alert group in $theme at $width pixels", ({ theme, width }) => {
  test("shows without errors, overflow or nameless controls", async () => {
    const { page, problems, close } = await visit(browser, `${APP}/security`, theme, width);
    const link = page.getByRole("region", { name: "Alert groups" }).getByRole("link").first();
    const name = await link.innerText();
    await link.click();
    await page.locator("main h1", { hasText: name }).waitFor();
    await settle(page);
    await keepScreenshot(page, `alert-group-${theme}-${width}`);
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await namelessControls(page)).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });
});

test("the theme switch changes the page at once and is remembered", async () => {
  const { page, close } = await visit(browser, `${APP}/overview`, "dark");
  await page.getByRole("button", { name: "Switch to the light theme" }).click();
  await page.locator("body.theme-light").waitFor();
  await page.reload();
  await settle(page);
  expect(await page.locator("body.theme-light").count()).toBe(1);
  await close();
});

test("on a phone the menu opens, leads on and closes", async () => {
  const { page, close } = await visit(browser, `${APP}/overview`, "dark", NARROW);
  await page.getByRole("button", { name: "Open the menu" }).click();
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Products" }).click();
  await page.locator("main h1", { hasText: "Products" }).waitFor();
  await page.getByRole("button", { name: "Open the menu" }).waitFor();
  await close();
});
