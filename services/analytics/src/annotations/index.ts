import type { Slice } from "../platform/slice.ts";
import { writeJob } from "./job.ts";
import { routes } from "./routes.ts";

export const annotations: Slice = { routes, jobs: [writeJob] };
