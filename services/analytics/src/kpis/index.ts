import type { Slice } from "../platform/slice.ts";
import { routes } from "./routes.ts";

export { describeCatalogue, type MetricId } from "./catalogue.ts";
export { queryOverview } from "./overview.ts";
export { type Period, periodOf, sumsToCell } from "./period.ts";
export { type KpiRequest, provenanceOf, queryKpi, requireMetric } from "./query.ts";
export { kpiQuery, toRequest } from "./query_schema.ts";
export { readState, type State } from "./state.ts";

export const kpis: Slice = { routes };
