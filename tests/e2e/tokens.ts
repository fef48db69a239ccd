import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { inject } from "vitest";
import { settle, visit } from "./browser.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const run = promisify(execFile);

/** Tokens are made by the command, beside the running appliance. */
async function makeToken(dataDir: string, name: string, scopes: string): Promise<string> {
  const env = { ...process.env, VIGIE_DATA_DIR: dataDir };
  const args = ["scripts/vigie.mjs", "token", "create", name, "--scopes", scopes];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT, env });
  return stdout.trim();
}

/** On the Configuration page; nothing for the appliance's own. */
export async function saveToken(page: Page, token: string): Promise<void> {
  await settle(page);
  const reset = page.getByRole("button", { name: "Reset" });
  if (await reset.isVisible()) {
    await reset.click();
  }
  await page.getByLabel("API token", { exact: false }).fill(token);
  await page.getByRole("button", { name: "Save settings" }).click();
  await page.getByText("Settings saved").waitFor();
}

/** Does something while the app has a token that only reads; afterwards it has the appliance's own again. */
export async function withReader(browser: Browser, work: () => Promise<void>): Promise<void> {
  const token = await makeToken(inject("applianceDataDir"), `reader-${Date.now()}`, "read");
  const { page, close } = await visit(browser, "/plugins/vigie-commerce-app");
  try {
    await saveToken(page, token);
    await work();
  } finally {
    await page.reload();
    await saveToken(page, "");
    await close();
  }
}
