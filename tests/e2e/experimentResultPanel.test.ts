import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { ExperimentResultsDoc, ExperimentsDoc } from "../../services/analytics/src/experiments/schema.ts";
import { keepScreenshot, launch, NARROW, WIDE } from "./browser.ts";
import { visitPanel } from "./panels.ts";
import { post } from "./seed.ts";

let browser: Browser;
let key: string;

const api = () => ({ url: inject("applianceUrl"), token: inject("applianceToken") });

async function ask<Doc>(path: string): Promise<Doc> {
  const { url, token } = api();
  return (await (await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })).json()) as Doc;
}

beforeAll(async () => {
  browser = await launch();
  const started = async () =>
    (await ask<ExperimentsDoc>("/v1/experiments")).rows.find(({ verdict }) => verdict !== null)?.key;
  if (!(await started())) {
    await post(api(), "/v1/demo/experiments", {});
  }
  key = (await started()) ?? "";
});

afterAll(() => browser.close());

test.each([
  { theme: "dark", width: WIDE },
  { theme: "light", width: NARROW },
] as const)("in $theme at $width pixels the panel says the verdict first and draws every interval", async (look) => {
  const shown = { panel: "experiment-result", options: { key, metrics: "all", hours: "without" }, height: 420 };
  const { page, problems, close } = await visitPanel(browser, { ...shown, ...look });
  const { latest } = await ask<ExperimentResultsDoc>(`/v1/experiments/${key}/results`);
  const panel = page.locator("#panel");
  await panel.getByText(latest?.sentence ?? "").waitFor();
  const lines = (latest?.without ?? latest?.metrics ?? []).flatMap(({ comparisons }) => comparisons);
  const known = lines.filter(({ lift }) => "value" in lift).length;
  expect(known).toBeGreaterThan(0);
  expect(await panel.getByRole("img", { name: /between/ }).count()).toBe(known);
  expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await keepScreenshot(page, `experiment-result-panel-${look.theme}-${look.width}`);
  expect(problems).toEqual([]);
  await close();
});

test("the built panel says what to do while no experiment is chosen", async () => {
  const shown = { panel: "experiment-result", options: { key: "", metrics: "all", hours: "without" }, height: 420 };
  const { page, problems, close } = await visitPanel(browser, shown);
  await page.getByText("No experiment is chosen").waitFor();
  expect(problems).toEqual([]);
  await close();
});
