import type { Job } from "../platform/jobs/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { scoreCustomers } from "./score.ts";

const due = statement(import.meta.url, "due.sql");

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

/** What rests on the customers' purchases, and is done as soon as there are many new ones. */
const followers = ["customers.score", "segments.run"] as const;

/** Has customers scored when there are many new ones, as after the first import, without waiting for the night. */
export const lookJob: Job = {
  name: "customers.look",
  everyMs: 20_000,
  async run(_, { sql, clock, jobs }) {
    const [state] = await run<{ due: boolean }>(sql, due, { job: scoreJob.name, now: clock() });
    if (!state?.due) return undefined;
    for (const name of followers) await jobs.send(name);
    return { asked: followers.length };
  },
};
