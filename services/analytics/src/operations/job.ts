import type { Job } from "../platform/jobs/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { dayMs } from "../platform/time/days.ts";

const forget = statement(import.meta.url, "forget.sql");

/** Drops records of runs after 30 days and rates after 90. */
export const forgetJob: Job = {
  name: "operations.forget",
  schedule: "7 3 * * *",
  async run(_, { sql, clock }) {
    const now = clock().getTime();
    const [row] = await run<{ runs: number; minutes: number }>(sql, forget, {
      runs_before: new Date(now - 30 * dayMs),
      rates_before: new Date(now - 90 * dayMs),
    });
    return { ...row };
  },
};
