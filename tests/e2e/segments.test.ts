import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { SegmentsDoc } from "../../services/analytics/src/segments/schema.ts";
import { APP, keepScreenshot, launch, NARROW, settle, visit } from "./browser.ts";
import { horizontalOverflow, namelessControls } from "./checks.ts";
import { withReader } from "./tokens.ts";

let browser: Browser;
let doc: SegmentsDoc;

beforeAll(async () => {
  browser = await launch();
  const answer = await fetch(`${inject("applianceUrl")}/v1/segments`, {
    headers: { authorization: `Bearer ${inject("applianceToken")}` },
  });
  doc = (await answer.json()) as SegmentsDoc;
});

afterAll(() => browser.close());

const cards = (page: Page) => page.getByRole("list", { name: "Kinds of buyers" });
const opacities = (page: Page) =>
  page.getByTestId(/^points-/).evaluateAll((all) => all.map((it) => Number(it.getAttribute("fill-opacity"))));

async function download(page: Page, name: string): Promise<{ file: string; bytes: Buffer }> {
  const button = page.getByRole("button", { name, exact: true });
  const [taken] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { file: taken.suggestedFilename(), bytes: await readFile(await taken.path()) };
}

test("the page begins with the API's answer and shows every kind with its size", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/segments`);
  expect(await page.locator("main").innerText()).toContain(doc.sentence);
  const text = await cards(page).innerText();
  for (const { name, customers } of doc.segments) {
    expect(text).toContain(name);
    expect(text).toContain(`${customers.toLocaleString("en-GB")} customers`);
  }
  await page.getByRole("img", { name: /each a customer\. Across: / }).waitFor();
  await page.getByText("segments were tried", { exact: false }).waitFor();
  await page.getByRole("button", { name: "What sets them apart as table" }).click();
  const table = page.getByRole("region", { name: "What sets them apart as a table" });
  expect(await table.getByRole("row").count()).toBe(doc.settings.features.length + 1);
  expect(problems).toEqual([]);
  await close();
});

test("a segment is picked out by its legend and the keyboard, and a link brings it back", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/segments`);
  expect(new Set(await opacities(page)).size).toBe(1);
  const legend = page.getByRole("list", { name: "Legend: press a segment to pick it out" });
  await legend.getByRole("button").nth(1).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/kind=2/);
  const after = await opacities(page);
  expect(Math.max(...after)).toBeGreaterThan(Math.min(...after));
  const link = await visit(browser, page.url().replace(inject("applianceUrl"), ""), "light");
  expect(await opacities(link.page)).toEqual(after);
  const pressed = cards(link.page).getByRole("button", { pressed: true });
  expect(await pressed.innerText()).toBe(doc.segments[1]?.name);
  await keepScreenshot(link.page, "segments-picked");
  await pressed.click();
  await link.page.waitForURL((url) => !url.search.includes("kind"));
  expect([...problems, ...link.problems]).toEqual([]);
  await link.close();
  await close();
});

test("report, features, picture and a segment's customers can be taken away", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/segments`);
  const [first] = doc.segments;
  const report = await download(page, "Download the report as JSON");
  expect((JSON.parse(report.bytes.toString()) as SegmentsDoc).sentence).toBe(doc.sentence);
  const features = await download(page, "Download the features of all customers as CSV");
  expect(features.bytes.toString().trim().split("\r\n")).toHaveLength(doc.customers + 1);
  const picture = await download(page, "Download Picture of all customers as PNG");
  expect(picture.bytes.subarray(1, 4).toString()).toBe("PNG");
  const own = await download(page, `Download the customers of ${first?.name} as CSV`);
  expect(own.file).toBe("customers-kind-1.csv");
  expect(own.bytes.toString().trim().split("\r\n")).toHaveLength((first?.customers ?? 0) + 1);
  expect(problems).toEqual([]);
  await close();
});

test("Find segments anew shows how far it is and ends in fresh segments", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/segments`);
  await page.getByRole("button", { name: "Find segments anew" }).click();
  await page.getByRole("progressbar", { name: "Finding segments: progress" }).waitFor();
  await page.getByText("Segments found just now.").waitFor({ timeout: 60_000 });
  expect(problems).toEqual([]);
  await close();
});

test("on a phone the page does not scroll sideways, and its tables do in their own boxes", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/segments?kind=1`, "dark", NARROW);
  for (const title of ["Kinds of buyers", "How many segments, and why"]) {
    await page.getByRole("button", { name: `${title} as table` }).click();
  }
  expect(await horizontalOverflow(page)).toBe(0);
  expect(await namelessControls(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

test.skipIf(!inject("applianceDataDir"))("a token that only reads sees the segments and may not find new ones", () =>
  withReader(browser, async () => {
    const { page, problems, close } = await visit(browser, `${APP}/segments`);
    await page.getByText("Finding segments now needs a token with the scope write.").waitFor();
    await cards(page).waitFor();
    await settle(page);
    expect(problems).toEqual([]);
    await close();
  }),
);
