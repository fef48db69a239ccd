import type { TestProject } from "vitest/node";
import { startAppliance } from "./appliance.ts";
import { findSegments, scoreCustomers, seed, untilJudged } from "./seed.ts";

declare module "vitest" {
  interface ProvidedContext {
    applianceUrl: string;
    applianceToken: string;
    /** Empty where it is not known: what needs the command is skipped. */
    applianceDataDir: string;
  }
}

/** Takes the appliance named by VIGIE_E2E_URL, VIGIE_E2E_TOKEN and VIGIE_E2E_DATA_DIR, or starts one of its own and stops it at the end. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const running = process.env["VIGIE_E2E_URL"];
  const appliance = running
    ? {
        url: running.replace(/\/+$/, ""),
        token: process.env["VIGIE_E2E_TOKEN"] ?? "",
        dataDir: process.env["VIGIE_E2E_DATA_DIR"] ?? "",
        stop: undefined,
      }
    : await startAppliance();
  project.provide("applianceUrl", appliance.url);
  project.provide("applianceToken", appliance.token);
  project.provide("applianceDataDir", appliance.dataDir);
  await seed(appliance);
  await untilJudged(appliance);
  await scoreCustomers(appliance);
  await findSegments(appliance);
  return appliance.stop;
}
