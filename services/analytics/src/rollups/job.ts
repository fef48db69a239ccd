import type { Job } from "../platform/jobs/index.ts";
import { run } from "../platform/sql/index.ts";
import { reconcile } from "./reconcile.ts";
import { refresh } from "./refresh.ts";
import { statements } from "./statements.ts";

const notable = 100;

/** Keeps the rollups up to date: a look every second, work only when a fact was written. */
export const refreshJob: Job = {
  name: "rollups.refresh",
  everyMs: 1_000,
  async run(_, { sql, clock, log }) {
    const [state] = await run<{ pending: number }>(sql, statements.pending);
    if (!state || state.pending === 0) return undefined;
    const result = await refresh(sql, { clock });
    const ms = Math.round(result.elapsedMs);
    log.info({ job: "rollups.refresh", facts: result.facts, ms }, "rollups refreshed");
    // A live shop writes every second; only what took its time is worth a record.
    return result.facts >= notable ? { facts: result.facts, ms } : undefined;
  },
};

export const reconcileJob: Job = {
  name: "rollups.reconcile",
  schedule: "30 3 * * *",
  async run(_, { sql, clock, log }) {
    const result = await reconcile(sql, clock);
    const summary = { job: "rollups.reconcile", cells: result.cells_checked, differences: result.differences.length };
    if (result.clean) log.info(summary, "rollups agree with the facts");
    else log.error(summary, "rollups differ from the facts");
    return { cells: summary.cells, differences: summary.differences };
  },
};
