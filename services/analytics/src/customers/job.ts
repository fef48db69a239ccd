import type { Job } from "../platform/jobs/index.ts";
import { scoreCustomers } from "./score.ts";

/** Scores all customers every night, and when asked. Run again it comes to the same end. */
export const scoreJob: Job<{ refit?: boolean }> = {
  name: "customers.score",
  schedule: "15 4 * * *",
  async run({ refit }, { sql, clock, log, progress }) {
    const done = await scoreCustomers(sql, { clock, refit: refit === true, onProgress: progress });
    for (const it of done) log.info({ job: "customers.score", ...it }, "customers scored");
    return { scored: done };
  },
};
