import type { Slice } from "../platform/slice.ts";
import { segmentsJob } from "./job.ts";
import { routes } from "./routes.ts";

export { featuresCsv } from "./csv.ts";
export { picturePng } from "./picture.ts";
export { querySegments, readFeatures } from "./query.ts";
export { runSegments } from "./run.ts";

export const segments: Slice = { routes, jobs: [segmentsJob] };
