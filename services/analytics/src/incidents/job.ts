import type { Job } from "../platform/jobs/index.ts";
import { syncIncidents } from "./sync.ts";

/** Joins what left its band to incidents, and looks for their causes again when a signal comes late. */
export const syncJob: Job = {
  name: "incidents.sync",
  everyMs: 10_000,
  async run(_, { sql, clock, log }) {
    const result = await syncIncidents(sql, clock);
    if (!result || result.written + result.dropped === 0) return undefined;
    log.info({ job: "incidents.sync", ...result }, "incidents brought up to date");
    return { ...result };
  },
};
