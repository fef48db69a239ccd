export type {
  CatalogueDoc,
  Comparison,
  DimensionId,
  Interval,
  KpiDoc,
  KpiRow,
  MetricDoc,
  OverviewDoc,
  Tile,
  Unit,
} from "../../../../services/analytics/src/kpis/schema.ts";
export type {
  Available,
  Cell,
  Problem,
  Provenance,
  ReasonCode,
} from "../../../../services/analytics/src/platform/http/schema.ts";
export type {
  ProductDoc,
  ProductRow,
  ProductSort,
  ProductsDoc,
} from "../../../../services/analytics/src/products/schema.ts";

/** `GET /v1/token`: whose token the proxy sends, and what it may do. */
export interface TokenDoc {
  name: string;
  scopes: string[];
}

/** `GET /healthz`: anything more than its arrival is a bonus. */
export interface HealthDoc {
  status?: string;
  version?: string;
}
