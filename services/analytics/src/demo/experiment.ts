import type { Sql } from "@vigie/db";
import { assign, createExperiment, keepResult, startExperiment, takeExposures } from "../experiments/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { dayMs } from "../platform/time/days.ts";
import { requireDemoShop } from "./plan.ts";

const readVisitors = statement(import.meta.url, "read_visitors.sql");
const days = 21;
const atOnce = 10_000;

export interface MadeExperiment {
  key: string;
  units: number;
  sentence: string;
}

const arms = [
  { key: "two-steps", share: 1 },
  { key: "one-page", share: 1 },
];

/**
 * An experiment of the last three weeks: customers who were signed in, each in an arm by a hash. The shop's customers know
 * nothing of it, so a right answer finds no effect.
 */
export async function addDemoExperiment(sql: Sql, clock: Clock): Promise<MadeExperiment> {
  await requireDemoShop(sql);
  const now = clock();
  const from = new Date(now.getTime() - days * dayMs);
  const key = `one-page-checkout-${from.toISOString().slice(0, 10)}`;
  const acting = { sql, clock, actor: "demo" };
  await createExperiment(acting, {
    key,
    name: "Checkout on one page",
    hypothesis: "With the checkout on one page more customers finish their order.",
    unit: "customer",
    arms,
    plan: {
      metrics: [
        { metric: "buyers", role: "primary", margin: 0 },
        { metric: "gross_revenue", role: "secondary", margin: 0 },
        { metric: "aov", role: "secondary", margin: 0 },
        { metric: "refunds", role: "guardrail", harmful: "up", margin: 0.2 },
      ],
      alpha: 0.05,
      correction: "holm",
      by: ["country", "loyalty_tier"],
      planned_units: 5_000,
      leave_out: ["incident", "attack"],
      days_before: 28,
    },
  });
  await startExperiment(acting, key, { at: from.toISOString() });
  const visitors = await run<{ unit: string; at: Date }>(sql, readVisitors, { from, to: now });
  for (let first = 0; first < visitors.length; first += atOnce) {
    const some = visitors.slice(first, first + atOnce);
    const exposures = some.map(({ unit, at }) => ({ unit, arm: assign(key, arms, unit), at: at.toISOString() }));
    await takeExposures(sql, clock, key, exposures);
  }
  const { sentence, units } = await keepResult(sql, clock, key);
  return { key, units, sentence };
}
