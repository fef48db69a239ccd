import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { APP, keepScreenshot, launch, visit } from "./browser.ts";
import { saveToken } from "./tokens.ts";

const CONFIGURATION = "/plugins/vigie-commerce-app";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

test("the test of the connection names the version, the token and its scopes", async () => {
  const { page, problems, close } = await visit(browser, CONFIGURATION);
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByText("Connected", { exact: true }).waitFor();
  expect(await page.locator("main").innerText()).toMatch(/Token “.+” with the scopes? .*(read|admin)/);
  await keepScreenshot(page, "configuration-connected");
  expect(problems).toEqual([]);
  await close();
});

test("a wrong token is refused with its mend, on every page, until it is reset", async () => {
  const { page, close } = await visit(browser, CONFIGURATION);
  try {
    await saveToken(page, "vigie_wrong");
    await page.getByRole("button", { name: "Test connection" }).click();
    await page.getByText("Enter a valid API token on the Configuration page.").waitFor();
    const overview = await visit(browser, `${APP}/overview`, "light");
    await overview.page.getByRole("link", { name: "Open Configuration" }).first().waitFor();
    await keepScreenshot(overview.page, "overview-no-permission");
    await overview.close();
  } finally {
    await page.reload();
    await saveToken(page, "");
  }
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByText("Connected", { exact: true }).waitFor();
  await close();
});

test("an address that is not one cannot be saved", async () => {
  const { page, close } = await visit(browser, CONFIGURATION);
  await page.getByLabel("API URL", { exact: false }).fill("ftp://shop");
  await page.getByText("Enter an address that starts with http:// or https://").waitFor();
  expect(await page.getByRole("button", { name: "Save settings" }).isDisabled()).toBe(true);
  await close();
});
