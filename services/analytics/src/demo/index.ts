import type { Slice } from "../platform/slice.ts";
import { linesJob, liveJob } from "./job.ts";
import { routes } from "./routes.ts";

export { addDemoExperiment } from "./experiment.ts";
export { injectIncident, listIncidents } from "./inject.ts";
export { completeDemo, type DemoProgress, isEmpty, loadDemo, loadSimulation } from "./load.ts";
export { demoIncidentInput } from "./schema.ts";
export { showIncident, showMade } from "./show.ts";

export const demo: Slice = { routes, jobs: [linesJob, liveJob] };
