import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { APP, keepScreenshot, launch, NARROW, settle, type Theme, visit, WIDE } from "./browser.ts";
import { horizontalOverflow, namelessControls } from "./checks.ts";

interface Incident {
  id: number;
  title: string;
  state: "open" | "ended";
  cause: { title: string } | null;
}

let browser: Browser;
let known: Incident[];

beforeAll(async () => {
  browser = await launch();
});
// Each time anew: when an hour is over it is judged, and what is said of an incident of yesterday may change.
beforeEach(async () => {
  known = await incidents();
});

afterAll(() => browser.close());

const rows = (page: Page) => page.getByRole("region", { name: "Incidents", exact: true }).locator("tbody tr");

/** What the appliance has found in the last four weeks; its demo shop brings one incident that ended. */
async function incidents(): Promise<Incident[]> {
  const now = Date.now();
  const from = new Date(now - 27 * 86_400_000).toISOString();
  const query = new URLSearchParams({ from, to: new Date(now).toISOString(), limit: "200" });
  const answer = await fetch(`${inject("applianceUrl")}/v1/incidents?${query}`, {
    headers: { authorization: `Bearer ${inject("applianceToken")}` },
  });
  return ((await answer.json()) as { rows: Incident[] }).rows;
}

/** The first one whose cause is known, or the first. */
function one(): Incident {
  const found = known.find(({ cause }) => cause) ?? known[0];
  if (!found) {
    throw new Error("The appliance has no incident to look at.");
  }
  return found;
}

async function open(address = "", theme: Theme = "dark", width = WIDE) {
  const seen = await visit(browser, `${APP}/incidents/${one().id}${address}`, theme, width);
  await seen.page.locator("main h1", { hasText: one().title }).waitFor();
  await settle(seen.page);
  return seen;
}

test("the list shows what the API knows, and a row leads to its incident", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/incidents`);
  expect(await rows(page).count()).toBe(known.length);
  await rows(page).filter({ hasText: one().title }).first().getByRole("link").first().click();
  await page.locator("main h1", { hasText: one().title }).waitFor();
  await settle(page);
  expect(problems).toEqual([]);
  await close();
});

test("the state filters the list and is kept in the address", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/incidents`, "light");
  await page.getByRole("radio", { name: "Ended" }).click();
  await page.waitForURL(/state=ended/);
  await settle(page);
  expect(await rows(page).count()).toBe(known.filter(({ state }) => state === "ended").length);
  await page.reload();
  await settle(page);
  expect(await page.getByRole("radio", { name: "Ended" }).isChecked()).toBe(true);
  expect(problems).toEqual([]);
  await close();
});

test("a range without an incident says so and until when was looked", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/incidents?from=1999-01-01&to=1999-01-03`, "light");
  await page.getByText("No incident in this range", { exact: true }).waitFor();
  expect(await page.getByText(/^Judged until /).count()).toBeGreaterThan(0);
  await keepScreenshot(page, "incidents-none");
  await page.getByRole("button", { name: "Show the last 28 days" }).click();
  await page.waitForURL((url) => !url.search.includes("1999"));
  await rows(page).first().waitFor();
  expect(await rows(page).count()).toBe(known.length);
  expect(problems).toEqual([]);
  await close();
});

test("chart and lanes share one axis", async () => {
  const { page, problems, close } = await open();
  const chart = await page.locator("figure .u-over").first().boundingBox();
  const lanes = page.getByRole("region", { name: "What else happened" });
  for (const track of await lanes.locator("svg[role=img]").all()) {
    const box = await track.boundingBox();
    expect(Math.abs((box?.x ?? 0) - (chart?.x ?? -9))).toBeLessThanOrEqual(1);
    expect(Math.abs((box?.width ?? 0) - (chart?.width ?? -9))).toBeLessThanOrEqual(1);
  }
  expect(await lanes.getByRole("list").count()).toBeGreaterThan(0);
  expect(problems).toEqual([]);
  await close();
});

test("the chart can be read as a table that names the hours outside, and switches to revenue", async () => {
  const { page, problems, close } = await open("", "light");
  const asTable = page.getByRole("button", { name: / as table$/ }).first();
  await asTable.click();
  const outside = page.locator("td", { hasText: /^(below|above) the expected range$/ });
  await outside.first().waitFor();
  const revenue = page.getByRole("radio", { name: /revenue/i });
  if (await revenue.count()) {
    await revenue.last().click();
    await page.waitForURL(/chart=revenue/);
  }
  expect(problems).toEqual([]);
  await close();
});

test("causes come with their evidence and p-values, or it is said that nothing is known", async () => {
  const { page, close } = await open();
  const { cause } = one();
  if (cause) {
    // What may have brought it about stands before the first likely cause.
    const likely = page
      .getByRole("list", { name: /^Causes/ })
      .getByRole("listitem")
      .filter({ hasText: "Likely" });
    const text = await likely.first().innerText();
    expect(text).toContain(cause.title);
    expect(text).toMatch(/Likely[\s\S]*p [\d.a-z ]+, corrected /);
  } else {
    await page
      .getByText(/^Nothing (known explains it|that )/)
      .first()
      .waitFor();
    expect(
      await page
        .getByRole("list", { name: /^Causes/ })
        .getByText("Likely", { exact: true })
        .count(),
    ).toBe(0);
  }
  await close();
});

test("a mark in a lane tells on focus what it is", async () => {
  const { page, close } = await open();
  const mark = page.getByRole("region", { name: "What else happened" }).locator("li button").first();
  await mark.focus();
  const tip = page.getByRole("tooltip").first();
  await tip.waitFor();
  expect((await tip.innerText()).length).toBeGreaterThan(10);
  await close();
});

test("the post-mortem is taken away as Markdown", async () => {
  const { page, problems, close } = await open();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download .md" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`incident-${one().id}.md`);
  expect(problems).toEqual([]);
  await close();
});

test("a verdict is kept and stands in the timeline and the audit trail", async () => {
  const { page, problems, close } = await open();
  const state = page.getByTestId("triage-state");
  await page.getByLabel("Verdict").click();
  await page.getByRole("option", { name: /^Confirmed/ }).click();
  await state.getByText("Confirmed").waitFor();
  await page.reload();
  await settle(page);
  expect(await state.innerText()).toBe("Confirmed");
  await page
    .getByRole("region", { name: "Audit trail" })
    .getByText(/gave the verdict “Confirmed”/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Open again" }).click();
  await state.getByText("Open", { exact: true }).waitFor();
  expect(problems).toEqual([]);
  await close();
});

test("a watch is tried on the past before it is saved, and saved for good", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/incidents`);
  await page.getByRole("button", { name: /Watch settings/ }).click();
  await page.getByRole("button", { name: "Edit Orders", exact: true }).click();
  const form = page.getByRole("form", { name: "How Orders is watched" });
  await form.getByRole("button", { name: "Try on the last 28 days" }).click();
  await form.getByText(/hours were judged|not enough history/).waitFor();
  await keepScreenshot(page, "watch-settings");
  const before = await form.getByLabel("Smallest change").inputValue();
  await form.getByLabel("Smallest change").fill("35");
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByText(/^Saved: Orders/).waitFor();
  await settle(page);
  await page.getByRole("button", { name: "Edit Orders", exact: true }).click();
  expect(await form.getByLabel("Smallest change").inputValue()).toBe("35");
  await form.getByLabel("Smallest change").fill(before);
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByText(/^Saved: Orders/).waitFor();
  expect(problems).toEqual([]);
  await close();
});

test("incidents are shaded on the Overview's chart, lead to their page, and can be hidden", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/overview`);
  const labels = page.getByRole("list", { name: "Incidents on the chart" }).getByRole("link");
  await labels.first().waitFor();
  await keepScreenshot(page, "overview-incidents");
  await page.getByRole("button", { name: /^Incidents on the chart: \d/ }).click();
  await page.waitForURL(/incidents=off/);
  expect(await labels.count()).toBe(0);
  await page.getByRole("button", { name: "Incidents on the chart: hidden" }).click();
  await labels.first().click();
  await page.waitForURL(/\/incidents/);
  await settle(page);
  expect(problems).toEqual([]);
  await close();
});

const LOOKS = (["dark", "light"] as Theme[]).flatMap((theme) => [WIDE, NARROW].map((width) => ({ theme, width })));

describe.each(LOOKS)("one incident in $theme at $width pixels", ({ theme, width }) => {
  test("shows without errors, overflow or nameless controls", async () => {
    const { page, problems, close } = await open("", theme, width);
    await keepScreenshot(page, `incident-${theme}-${width}`);
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await namelessControls(page)).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });
});
