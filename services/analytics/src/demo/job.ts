import { openLogStore } from "../logs/index.ts";
import type { Job } from "../platform/jobs/index.ts";
import { writeDemoLines } from "./lines.ts";
import { findDemoPlan } from "./plan.ts";

/** Lets the demo shop's services go on writing, so that there is something to follow. */
export const linesJob: Job = {
  name: "demo.lines",
  everyMs: 5_000,
  async run(_, { sql, clock, config }) {
    const plan = config.demo ? await findDemoPlan(sql) : undefined;
    if (plan) await writeDemoLines(sql, plan, clock(), { store: openLogStore(sql, clock, config), env: config.env });
    return undefined;
  },
};
