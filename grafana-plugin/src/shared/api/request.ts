import type {
  Comparison,
  HealthDoc,
  Interval,
  KpiDoc,
  OverviewDoc,
  ProductDoc,
  ProductSort,
  ProductsDoc,
  TokenDoc,
} from "./types.ts";

export type QueryValue = string | number | string[] | undefined;
export type Query = Record<string, QueryValue>;

/** A GET that answers with `Doc`; the marker exists for the type checker only. */
export interface ApiRequest<Doc> {
  path: string;
  query: Query;
  readonly answers?: Doc;
}

export const FILTERS = ["store", "country", "category", "channel", "device", "currency"] as const;
export type FilterId = (typeof FILTERS)[number];
export type Filters = Partial<Record<FilterId, string[]>>;

export interface Slice {
  from: string;
  to: string;
  filters: Filters;
  /** Without the orders that are marked as an attack. */
  attacks?: "exclude";
}

export interface KpiQuery extends Slice {
  metric: string;
  interval: Interval;
  compare: Comparison;
  groupBy?: string;
  product?: string;
  limit?: number;
}

export interface ProductsQuery extends Slice {
  sort: ProductSort;
  descending: boolean;
  search: string;
  limit: number;
  cursor?: string;
}

export function overviewRequest(slice: Slice, compare: Comparison): ApiRequest<OverviewDoc> {
  return { path: "/v1/analytics/overview", query: { ...range(slice), compare, ...slice.filters } };
}

export function kpiRequest(query: KpiQuery): ApiRequest<KpiDoc> {
  const { metric, interval, compare, groupBy, product, limit } = query;
  return {
    path: `/v1/kpis/${encodeURIComponent(metric)}`,
    query: { ...range(query), interval, compare, group_by: groupBy, product, limit, ...query.filters },
  };
}

export function productsRequest(query: ProductsQuery): ApiRequest<ProductsDoc> {
  const { sort, descending, search, limit, cursor } = query;
  return {
    path: "/v1/products",
    query: {
      ...range(query),
      sort: descending ? `-${sort}` : sort,
      search: search || undefined,
      limit,
      cursor,
      ...query.filters,
    },
  };
}

export function productRequest(id: string, slice: Slice): ApiRequest<ProductDoc> {
  return { path: `/v1/products/${encodeURIComponent(id)}`, query: { ...range(slice), ...slice.filters } };
}

export const tokenRequest: ApiRequest<TokenDoc> = { path: "/v1/token", query: {} };
export const healthRequest: ApiRequest<HealthDoc> = { path: "/healthz", query: {} };

/** The same filters save one dimension's own, so that a breakdown shows what else could be chosen. */
export function withoutFilter(filters: Filters, id: FilterId): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([key]) => key !== id));
}

export function toUrl({ path, query }: ApiRequest<unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) {
        params.append(key, String(item));
      }
    }
  }
  const search = params.toString();
  return search ? `${path}?${search}` : path;
}

function range({ from, to, attacks }: Slice): Query {
  return { from, to, attacks };
}
