import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { inject } from "vitest";

export type Theme = "dark" | "light";

export interface Visit {
  page: Page;
  /** Console errors, uncaught errors and failed requests since the page was opened. */
  problems: string[];
  close: () => Promise<void>;
}

export const APP = "/a/vigie-commerce-app";
export const WIDE = 1280;
export const NARROW = 390;

const SCREENSHOTS = path.resolve(import.meta.dirname, "../../artefacts/screenshots");
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Chromium drops its connections when a container's interface comes or goes on this machine. */
const NETWORK_CHANGED = "net::ERR_NETWORK_CHANGED";

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["VIGIE_CHROMIUM"] ?? "/usr/bin/chromium", args: FLAGS });
}

export async function visit(
  browser: Browser,
  address: string,
  theme: Theme = "dark",
  width = WIDE,
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<Visit> {
  const context = await newContext(browser, theme, width);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes(NETWORK_CHANGED)) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A question that a newer one replaced is cancelled on purpose.
    if (!["net::ERR_ABORTED", NETWORK_CHANGED].includes(request.failure()?.errorText ?? "")) {
      problems.push(`failed: ${request.url()}`);
    }
  });
  page.on(
    "response",
    (response) => response.status() >= 400 && problems.push(`${response.status()}: ${response.url()}`),
  );
  await prepare(page);
  await page.goto(inject("applianceUrl") + address);
  await settle(page);
  return { page, problems, close: () => context.close() };
}

/** Until nothing loads any more: no request under way and no skeleton on screen. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.locator("main h1").first().waitFor();
  await page.waitForFunction(
    () => !document.querySelector('[role="status"][aria-label="Loading"], [aria-busy="true"]'),
  );
}

export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  // A page that is scrolled shows its fixed parts in the middle of a full-page picture.
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

async function newContext(browser: Browser, theme: Theme, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    colorScheme: theme,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(20_000);
  return context;
}
