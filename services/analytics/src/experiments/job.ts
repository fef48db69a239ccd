import type { Job } from "../platform/jobs/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { keepResult } from "./results/result.ts";

const due = statement(import.meta.url, "results/due.sql");

/** Makes the results of what runs every hour, and of one when asked. Run again it comes to the same end. */
export const experimentsJob: Job<{ key?: string }> = {
  name: "experiments.analyse",
  schedule: "5 * * * *",
  async run({ key }, { sql, clock, log, progress }) {
    const keys = key === undefined ? (await run<{ key: string }>(sql, due)).map((row) => row.key) : [key];
    for (const [at, one] of keys.entries()) {
      await progress(at / keys.length, { step: one });
      const { units, elapsed_ms } = await keepResult(sql, clock, one);
      log.info(
        { job: "experiments.analyse", experiment: one, units, ms: Math.round(elapsed_ms) },
        "experiment analysed",
      );
    }
    return { experiments: keys.length };
  },
};
