import type { Slice } from "../platform/slice.ts";
import { linesJob } from "./job.ts";
import { routes } from "./routes.ts";

export { completeDemo, type DemoProgress, isEmpty, loadDemo, loadSimulation } from "./load.ts";

export const demo: Slice = { routes, jobs: [linesJob] };
