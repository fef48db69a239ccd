import type { Slice } from "../platform/slice.ts";
import { forgetJob, shipJob, watchJob } from "./job.ts";
import { routes } from "./routes.ts";

export { type Burst, burstsOverTime } from "./bursts.ts";
export { eraseFromLoki } from "./erase.ts";
export type { NewLine } from "./line.ts";
export { keepOwnLines } from "./own.ts";
export { readLines, readVolume } from "./query.ts";
export { replayLogs } from "./replay.ts";
export { type LogStore, openLogStore } from "./store.ts";
export { burstSignal, rememberRange, watchBursts } from "./watch.ts";

export const logs: Slice = { routes, jobs: [shipJob, watchJob, forgetJob] };
