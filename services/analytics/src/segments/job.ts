import type { Job } from "../platform/jobs/index.ts";
import { runSegments } from "./run.ts";

/** Places all customers among the segments every night, and when asked. Run again it comes to the same end. */
export const segmentsJob: Job<{ refit?: boolean }> = {
  name: "segments.run",
  schedule: "35 4 * * *",
  async run({ refit }, { sql, clock, log, progress }) {
    const done = await runSegments(sql, { clock, refit: refit === true, onProgress: progress });
    for (const it of done) log.info({ job: "segments.run", ...it }, "customers placed among segments");
    return { placed: done };
  },
};
