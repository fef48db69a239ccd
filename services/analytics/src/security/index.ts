import type { Slice } from "../platform/slice.ts";
import { forgetJob } from "./job.ts";
import { routes } from "./routes.ts";

export { severityOf } from "./episodes.ts";
export { type Alert, readAlert } from "./parse.ts";
export { forwarder } from "./receive.ts";
export { type Replayed, replayFile } from "./replay.ts";
export { keepAlerts } from "./write.ts";

export const security: Slice = { routes, jobs: [forgetJob] };
