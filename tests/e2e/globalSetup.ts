import type { TestProject } from "vitest/node";
import { startAppliance } from "./appliance.ts";

declare module "vitest" {
  interface ProvidedContext {
    applianceUrl: string;
  }
}

/** Takes the appliance named by VIGIE_E2E_URL, or starts one of its own and stops it at the end. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const running = process.env["VIGIE_E2E_URL"];
  if (running) {
    project.provide("applianceUrl", running.replace(/\/+$/, ""));
    return undefined;
  }
  const appliance = await startAppliance();
  project.provide("applianceUrl", appliance.url);
  return appliance.stop;
}
