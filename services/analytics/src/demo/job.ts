import { openLogStore } from "../logs/index.ts";
import type { Job } from "../platform/jobs/index.ts";
import { writeFlow } from "./flow.ts";
import { writeDemoLines } from "./lines.ts";
import { findDemoPlan, findDemoShop } from "./plan.ts";

const worthARecord = 20;

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

/** Lets the demo shop go on selling. */
export const liveJob: Job = {
  name: "demo.live",
  everyMs: 5_000,
  async run(_, { sql, clock, config }) {
    const shop = config.demo ? await findDemoShop(sql) : undefined;
    const orders = shop ? await writeFlow(sql, clock, shop) : 0;
    // A record for every order would hide what else the jobs did.
    return orders > worthARecord ? { orders } : undefined;
  },
};
