import type { Slice } from "../platform/slice.ts";
import { reconcileJob, refreshJob } from "./job.ts";
import { routes } from "./routes.ts";

export { reconcile } from "./reconcile.ts";
export { rebuild, refresh } from "./refresh.ts";
export type { Difference } from "./schema.ts";

export const rollups: Slice = { routes, jobs: [refreshJob, reconcileJob] };
