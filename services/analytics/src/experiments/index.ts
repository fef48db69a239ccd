import type { Slice } from "../platform/slice.ts";
import { experimentsJob } from "./job.ts";
import { routes } from "./routes.ts";

export { analyseFile } from "./analyse.ts";
export { assign } from "./assign.ts";
export { healthWords, pWords } from "./compute/words.ts";
export { resultPdf } from "./export/pdf.ts";
export { replayExposure, takeExposures } from "./expose.ts";
export { parseMetrics } from "./metric_text.ts";
export { ofFlagEvaluation, takeOutside } from "./outside.ts";
export { planPower } from "./power.ts";
export { describeExperiment, listExperiments, readResults } from "./read.ts";
export { createExperiment, startExperiment } from "./registry.ts";
export { analyseExperiment, keepResult } from "./results/result.ts";

export const experiments: Slice = { routes, jobs: [experimentsJob] };
