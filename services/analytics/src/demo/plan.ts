import type { Sql } from "@vigie/db";
import { type Plan, planShop } from "@vigie/simulator";
import { run, statement } from "../platform/sql/index.ts";

const recallDemo = statement(import.meta.url, "recall_demo.sql");
const plans = new Map<string, Plan>();

/** The plan of the demo shop that was loaded here, if one was. */
export async function findDemoPlan(sql: Sql): Promise<Plan | undefined> {
  const [row] = await run<{ value: { seed: number; end: string } }>(sql, recallDemo);
  if (!row) return undefined;
  const known = plans.get(row.value.end);
  if (known) return known;
  const plan = planShop({ seed: row.value.seed, end: new Date(row.value.end) });
  plans.set(row.value.end, plan);
  return plan;
}
