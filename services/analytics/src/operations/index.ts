import type { Slice } from "../platform/slice.ts";
import { forgetJob } from "./job.ts";
import { routes } from "./routes.ts";

export { createGauges } from "./gauges.ts";
export { replayQuarantine } from "./replay.ts";

export const operations: Slice = { routes, jobs: [forgetJob] };
