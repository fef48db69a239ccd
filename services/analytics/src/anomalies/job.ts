import type { Job } from "../platform/jobs/index.ts";
import { look } from "./look.ts";

/** Judges each hour as it is complete, and hours that changed again. */
export const lookJob: Job = {
  name: "anomalies.look",
  everyMs: 15_000,
  async run(_, { sql, clock, log }) {
    const started = performance.now();
    const result = await look(sql, clock);
    if (!result) return undefined;
    const ms = Math.round(performance.now() - started);
    log.info({ job: "anomalies.look", ...result, ms }, "hours judged");
    return { ...result, ms };
  },
};
