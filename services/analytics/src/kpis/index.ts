import type { Slice } from "../platform/slice.ts";
import { routes } from "./routes.ts";

export { type KpiRequest, queryKpi, requireMetric } from "./query.ts";

export const kpis: Slice = { routes };
