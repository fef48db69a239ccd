import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { APP, keepScreenshot, launch, settle, visit } from "./browser.ts";
import { RULE } from "./seed.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const groups = (page: Page) => page.getByRole("region", { name: "Alert groups" }).locator("tbody tr");

/** Alerts that the chart draws. */
async function drawn(page: Page): Promise<number> {
  const label = await page.locator('figure[aria-label^="Alerts by priority"]').getAttribute("aria-label");
  return Number(/, ([\d,]+) alerts/.exec(label ?? "")?.[1]?.replace(",", ""));
}

async function openGroup(page: Page, place: string): Promise<void> {
  await groups(page).filter({ hasText: RULE }).filter({ hasText: place }).getByRole("link", { name: RULE }).click();
  await page.locator("main h1", { hasText: `${RULE} in ${place}` }).waitFor();
  await settle(page);
}

/** Left by an earlier run on the same appliance. */
async function pressIfThere(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name });
  if (await button.isVisible()) {
    await button.click();
    await button.waitFor({ state: "hidden" });
  }
}

test("filters are kept in the address and change the figures", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/security`);
  const before = await drawn(page);
  await page.getByRole("region", { name: "Rules" }).getByRole("button", { name: RULE }).click();
  await page.waitForURL(/rule=Browser\+test/);
  await settle(page);
  expect(await groups(page).count()).toBe(2);
  const after = await drawn(page);
  expect([after >= 3, after < before]).toEqual([true, true]);
  await keepScreenshot(page, "security-filtered");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.waitForURL((url) => !url.searchParams.has("rule"));
  await settle(page);
  expect(await drawn(page)).toBe(before);
  expect(problems).toEqual([]);
  await close();
});

test("a tactic filters the groups, and the blind spot is shown plainly", async () => {
  const { page, close } = await visit(browser, `${APP}/security`);
  await page
    .getByRole("list", { name: "Tactics" })
    .getByRole("button", { name: /^T1059 / })
    .click();
  await page.waitForURL(/technique=T1059/);
  expect(await groups(page).filter({ hasText: RULE }).count()).toBe(2);
  await page.getByRole("region", { name: "Blind spots" }).getByText("120 calls").first().waitFor();
  await close();
});

test("an acknowledgement survives a reload and stands in the audit trail", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/security`);
  await openGroup(page, "till");
  const state = page.getByTestId("triage-state");
  await pressIfThere(page, "Open again");
  expect(await state.innerText()).toBe("Open");
  await page.getByRole("button", { name: "Acknowledge" }).click();
  await state.getByText("Acknowledged").waitFor();
  await page.reload();
  await settle(page);
  expect(await state.innerText()).toBe("Acknowledged");
  expect(await page.getByRole("region", { name: "Audit trail" }).innerText()).toMatch(/owner\S* acknowledged it/);
  await page.getByLabel("Verdict").click();
  await page.getByRole("option", { name: /^False alarm/ }).click();
  await state.getByText("False alarm").waitFor();
  await keepScreenshot(page, "alert-group-triaged");
  expect(problems).toEqual([]);
  await close();
});

test("a silence needs a reason, lasts as long as chosen, and the list says so", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/security`, "light");
  await openGroup(page, "kiosk");
  await pressIfThere(page, "End the silence");
  await page.getByRole("button", { name: "Silence", exact: true }).click();
  await page.getByText("Say why, for whoever looks later.").waitFor();
  await page.getByRole("radio", { name: "4 hours" }).click();
  await page.getByLabel("Reason for the silence").fill("Known test traffic");
  await page.getByRole("button", { name: "Silence", exact: true }).click();
  await page.getByTestId("triage-state").getByText("Silenced").waitFor();
  await page.getByRole("region", { name: "Audit trail" }).getByText("Known test traffic").first().waitFor();
  await page.getByRole("link", { name: "All alert groups" }).click();
  await page.getByText("Silenced", { exact: true }).first().waitFor();
  await settle(page);
  await page.getByRole("button", { name: "Silenced" }).click();
  await page.waitForURL(/state=silenced/);
  await settle(page);
  expect(await groups(page).allInnerTexts()).toEqual([expect.stringMatching(/kiosk[\s\S]*Silenced/)]);
  expect(problems).toEqual([]);
  await close();
});

test("an exception says what it would hide before it hides it", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/security`);
  await openGroup(page, "till");
  await page.getByText("proc.cmdline", { exact: true }).first().click();
  const hides = page.getByTestId("exception-hides");
  await hides.waitFor();
  const all = await hides.innerText();
  expect(all).toMatch(/^(\d+) of \1 alerts of this rule/);
  await page.getByText("container.name", { exact: true }).first().click();
  await page.waitForFunction(
    (text) => document.querySelector("[data-testid=exception-hides]")?.textContent !== text,
    all,
  );
  expect(await hides.innerText()).toMatch(/^\d+ of \d+ alerts/);
  const yaml = await page.getByRole("region", { name: "Exception as YAML" }).innerText();
  expect(yaml).toContain(`rule: ${RULE}`);
  expect(yaml).toContain("proc.cmdline");
  await keepScreenshot(page, "alert-group-exception");
  expect(problems).toEqual([]);
  await close();
});

test("the noise report is taken away as CSV", async () => {
  const { page, close } = await visit(browser, `${APP}/security`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download Noise report as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("noise.csv");
  await close();
});

test("a range without alerts leads to the last ones with one click", async () => {
  const { page, problems, close } = await visit(browser, `${APP}/security?from=1999-01-01&to=1999-01-03`, "light");
  await page.getByText("No alerts in this range", { exact: true }).waitFor();
  await keepScreenshot(page, "security-no-alerts");
  await page.getByRole("button", { name: "Show the last alerts" }).click();
  await page.waitForURL((url) => !url.search.includes("1999"));
  await settle(page);
  expect(await groups(page).count()).toBeGreaterThan(0);
  expect(problems).toEqual([]);
  await close();
});
