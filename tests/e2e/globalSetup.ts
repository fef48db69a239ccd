import type { TestProject } from "vitest/node";
import { startAppliance } from "./appliance.ts";
import { seed, untilJudged } from "./seed.ts";

declare module "vitest" {
  interface ProvidedContext {
    applianceUrl: string;
    applianceToken: string;
  }
}

/** Takes the appliance named by VIGIE_E2E_URL and VIGIE_E2E_TOKEN, or starts one of its own and stops it at the end. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const running = process.env["VIGIE_E2E_URL"];
  const appliance = running
    ? { url: running.replace(/\/+$/, ""), token: process.env["VIGIE_E2E_TOKEN"] ?? "", stop: undefined }
    : await startAppliance();
  project.provide("applianceUrl", appliance.url);
  project.provide("applianceToken", appliance.token);
  await seed(appliance);
  await untilJudged(appliance);
  return appliance.stop;
}
