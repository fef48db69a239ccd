import type { App, Deps } from "./http/app.ts";
import type { Job } from "./jobs/index.ts";

/** One analysis: what it answers over HTTP and what it does in the background. */
export interface Slice {
  routes?: (app: App, deps: Deps) => void;
  jobs?: readonly Job[];
}
