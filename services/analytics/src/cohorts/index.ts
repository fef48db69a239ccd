import type { Slice } from "../platform/slice.ts";
import { routes } from "./routes.ts";

export { cohortDifferences, countAllCohorts, countCohortChanges } from "./count/index.ts";

export const cohorts: Slice = { routes };
