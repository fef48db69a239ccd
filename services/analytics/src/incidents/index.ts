import type { Slice } from "../platform/slice.ts";
import { notifyJob, syncJob } from "./job.ts";
import { routes } from "./routes.ts";

export { findCauses, rankSignals } from "./causes.ts";
export { type CubeRow, contributionsOf } from "./contributions.ts";
export { questionOf, whereOf } from "./describe.ts";
export { readIncident } from "./detail.ts";
export { groupAnomalies, leadOf } from "./group.ts";
export { postMortem } from "./postMortem.ts";
export { readIncidents } from "./query.ts";
export { syncIncidents } from "./sync.ts";
export { moneyWords } from "./words.ts";

export const incidents: Slice = { routes, jobs: [syncJob, notifyJob] };
