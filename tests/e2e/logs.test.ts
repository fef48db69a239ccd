import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { APP, keepScreenshot, launch, settle, visit } from "./browser.ts";
import { pushLine } from "./seed.ts";

let browser: Browser;

const api = () => ({ url: inject("applianceUrl"), token: inject("applianceToken") });
const unique = (text: string) => `${text} ${Math.random().toString(36).slice(2, 8)}`;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

test("a search is kept in the address and changes figures, chart and lines", async () => {
  const word = unique("drawer");
  await pushLine(api(), "error", `${word} will not open`);
  const { page, problems, close } = await visit(browser, `${APP}/logs`);
  const lines = page.getByTestId("value-lines");
  const before = Number((await lines.innerText()).replace(/\D/g, ""));
  await page.getByRole("searchbox", { name: "Search lines" }).fill(word);
  await page.waitForURL(/search=drawer/);
  await settle(page);
  await page.waitForFunction(() => document.querySelector("[data-testid=value-lines]")?.textContent === "1");
  expect(before).toBeGreaterThan(1);
  await page.getByRole("button", { name: new RegExp(`error till ${word}`) }).click();
  await page.getByText("till", { exact: true }).first().waitFor();
  await keepScreenshot(page, "logs-searched");
  expect(problems).toEqual([]);
  await close();
});

test("a pattern leads to its lines and can be triaged", async () => {
  const word = unique("printer").split(" ").join("");
  await pushLine(api(), "error", `${word} out of paper at till 12`);
  const { page, problems, close } = await visit(browser, `${APP}/logs`, "light");
  const row = page
    .getByRole("region", { name: "Error patterns" })
    .locator("tbody tr")
    .filter({ hasText: "out of paper" });
  await row.getByText("New").first().waitFor();
  await row
    .getByRole("button", { name: /^Triage of/ })
    .first()
    .click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: "Acknowledge" }).click();
  await drawer.getByTestId("triage-state").getByText("Acknowledged").waitFor();
  await keepScreenshot(page, "logs-triage");
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  await row.getByRole("button").first().click();
  await page.waitForURL(/service=till&level=error&search=/);
  await settle(page);
  expect(problems).toEqual([]);
  await close();
});

test("the tail shows a line that comes while the page is open, and stands still while one reads", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/logs`);
  await page.getByText("Tail", { exact: true }).click();
  await page.waitForURL(/tail=on/);
  await page.getByTestId("tail-note").getByText("Tailing").waitFor();
  const word = unique("till rings");
  await pushLine(api(), "info", word);
  await page.getByRole("region", { name: "Log lines" }).getByText(word).waitFor({ timeout: 10_000 });
  await keepScreenshot(page, "logs-tail");
  await page.getByRole("region", { name: "Log lines" }).evaluate((list) => list.scrollTo(0, 300));
  await page.getByText("Tail paused while you read further down.").waitFor();
  await page.getByRole("button", { name: "Back to the newest" }).click();
  await page.getByTestId("tail-note").getByText("Tailing").waitFor();
  expect(problems).toEqual([]);
  await close();
});

test("a stretch drawn over the volume becomes the range", async () => {
  const { page, close } = await visit(browser, `${APP}/logs`);
  const box = await page.locator("main canvas").first().boundingBox();
  if (!box) {
    throw new Error("no chart");
  }
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.4, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, y, { steps: 8 });
  await page.mouse.up();
  await page.waitForURL(/from=\d{4}-/);
  await settle(page);
  expect(await page.getByRole("button", { name: /Time range selected/ }).innerText()).toMatch(/\d{2}:\d{2}/);
  await close();
});

test("a chosen range stays in the address, the page's own does not", async () => {
  const { page, close } = await visit(browser, `${APP}/logs`);
  expect(new URL(page.url()).search).toBe("");
  await page.getByRole("button", { name: /Time range selected/ }).click();
  await page.getByText("Last 15 minutes").click();
  await page.waitForURL(/from=now-15m&to=now/);
  await close();
});

test("a Loki that does not answer is said, and nothing pretends that there are no lines", async () => {
  const { page, close } = await visit(browser, `${APP}/logs`, "light");
  await page.route(/\/v1\/logs/, async (route) => {
    const doc = await (await route.fetch()).json();
    const state = { ...doc.state, source: "loki", reachable: false, message: "No answer since 14:05.", waiting: 1204 };
    await route.fulfill({ json: { ...doc, rows: [], sentence: "Loki does not answer.", state } });
  });
  await page.reload();
  await page.getByText("1,204 lines wait here and will be sent on; nothing accepted is lost.").waitFor();
  await page.getByText("Not known: the place where the lines are kept does not answer.").first().waitFor();
  await settle(page);
  await keepScreenshot(page, "logs-unreachable");
  await close();
});
