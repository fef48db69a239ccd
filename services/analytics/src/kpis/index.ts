import type { Slice } from "../platform/slice.ts";
import { routes } from "./routes.ts";

export { addDays, bucketStart } from "./calendar.ts";
export { describeCatalogue, describeMetric, dimensions, type Metric, type MetricId, metrics } from "./catalogue.ts";
export { addMeasures, type Customers, type MeasureId, type Measures, measureIds, noMeasures } from "./measures.ts";
export { queryOverview } from "./overview.ts";
export { type Period, periodOf, sumsToCell } from "./period.ts";
export { type KpiRequest, provenanceOf, queryKpi, requireMetric } from "./query.ts";
export { kpiQuery, toRequest } from "./query_schema.ts";
export { readState, type State } from "./state.ts";

export const kpis: Slice = { routes };
