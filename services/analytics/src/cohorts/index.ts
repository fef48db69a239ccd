import type { Slice } from "../platform/slice.ts";
import { routes } from "./routes.ts";

export { cohortDifferences, countAllCohorts, countCohortChanges, forgetCohortValues } from "./count/index.ts";

export { cohortsCsv } from "./csv.ts";
export { queryCohorts } from "./query.ts";
export { cohortQuery } from "./schema.ts";

export const cohorts: Slice = { routes };
