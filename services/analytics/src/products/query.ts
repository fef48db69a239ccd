import {
  type MetricId,
  type Period,
  periodOf,
  provenanceOf,
  readState,
  type State,
  sumsToCell,
} from "../kpis/index.ts";
import type { Attacks } from "../kpis/schema.ts";
import type { Clock } from "../platform/clock/index.ts";
import { invalid, VigieError } from "../platform/errors/index.ts";
import type { Cell } from "../platform/http/schema.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import { type ProductDoc, type ProductRow, type ProductSort, type ProductsDoc, productSort } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  list: load("list.sql"),
  stock: load("stock_by_warehouse.sql"),
  history: load("stock_history.sql"),
};

export interface ProductsRequest {
  from?: string | undefined;
  to?: string | undefined;
  sort?: string | undefined;
  search?: string | undefined;
  limit: number;
  cursor?: string | undefined;
  stores?: string[] | undefined;
  currencies?: string[] | undefined;
  categories?: string[] | undefined;
  brands?: string[] | undefined;
  /** Filters of the order: country, channel and so on. */
  orders?: Partial<Record<OrderFilter, string[]>> | undefined;
  /** Also products that sold nothing in the period. */
  everything: boolean;
  /** Exclude: without the orders that are marked as an attack. */
  attacks?: Attacks | undefined;
}

interface Row {
  key: string;
  name: string;
  category: string | null;
  brand: string | null;
  price: number | null;
  currency: string | null;
  orders: number;
  units: number;
  gross: number;
  refunds: number;
  adjustments: number;
  cost: number;
  costed_revenue: number;
  stock: number | null;
  total: number;
  rows_read: number | null;
}

export const orderFilters = ["country", "region", "city", "channel", "device", "loyalty_tier"] as const;
export type OrderFilter = (typeof orderFilters)[number];

const lowStockBelow = 10;

function toProduct(row: Row, state: State): ProductRow {
  const of = (id: MetricId): Cell => sumsToCell(id, row.currency, row, state);
  const { key, name, category, brand, price, stock } = row;
  const low = stock === null ? null : stock < lowStockBelow;
  return {
    product: key,
    name,
    category,
    brand,
    price,
    stock,
    low_stock: low,
    gross_revenue: of("gross_revenue"),
    net_revenue: of("net_revenue"),
    units: of("units"),
    orders: of("orders"),
    margin: of("margin"),
    margin_pct: of("margin_pct"),
  };
}

function sortOf(text: string | undefined): { sort: ProductSort; descending: boolean } {
  const given = text ?? "-gross_revenue";
  const descending = given.startsWith("-");
  const parsed = productSort.safeParse(descending ? given.slice(1) : given);
  if (!parsed.success)
    throw invalid(
      "sort",
      `${given} is not a sort key`,
      `Possible: ${productSort.options.join(", ")}, with - before it for the largest first.`,
    );
  return { sort: parsed.data, descending };
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const offset = Number(Buffer.from(cursor, "base64url").toString("utf8"));
  if (!Number.isInteger(offset) || offset < 0)
    throw invalid("cursor", "is not a cursor of this list", "Leave it out to start from the first page.");
  return offset;
}

type Source = "rollup" | "store" | "entries";

const sourceOf = (request: Pick<ProductsRequest, "orders" | "stores">): Source => {
  if (Object.keys(request.orders ?? {}).length > 0) return "entries";
  return request.stores === undefined ? "rollup" : "store";
};

const methods: Record<Source, string> = {
  rollup: "rollup month_product + day_product",
  store: "rollup month_store_product, entries for the days around",
  entries: "raw entries of the range",
};

/** Whole months come from the monthly rollup, the days around them from the daily one or, where there is none, from entries. */
function sourceParameters(period: Period, source: Source) {
  const { from, to } = period.range;
  const months = source === "entries" ? undefined : period.months;
  const names = {
    rollup: { month_rollup: "month_product", day_rollup: "day_product" },
    store: { month_rollup: "month_store_product", day_rollup: "none" },
    entries: { month_rollup: "none", day_rollup: "none" },
  }[source];
  return {
    ...names,
    by_entry: source !== "rollup",
    month_from: months?.from ?? from,
    month_to: months?.to ?? from,
    from,
    to,
  };
}

function readRows(sql: Runner, request: ProductsRequest, period: Period, product: string | null): Promise<Row[]> {
  return run<Row>(sql, statements.list, {
    ...sourceParameters(period, sourceOf(request)),
    ...Object.fromEntries(orderFilters.map((name) => [name, request.orders?.[name] ?? null])),
    ...sortOf(request.sort),
    stores: request.stores ?? null,
    currencies: request.currencies ?? null,
    categories: request.categories ?? null,
    brands: request.brands ?? null,
    search: request.search ?? null,
    everything: request.everything,
    clean: request.attacks === "exclude",
    product,
    limit: request.limit + 1,
    offset: offsetOf(request.cursor),
  });
}

const currencyOf = (rows: readonly Row[]) => {
  const used = new Set(rows.flatMap((row) => row.currency ?? []));
  return used.size === 1 ? ([...used][0] ?? null) : null;
};

/** One page of products with what they sold, earned and have in stock. */
export async function queryProducts(sql: Runner, clock: Clock, request: ProductsRequest): Promise<ProductsDoc> {
  const started = performance.now();
  const now = clock();
  const state = await readState(sql, request.stores, request.currencies);
  const period = periodOf(request.from, request.to, state, now);
  const source = sourceOf(request);
  const rows = await readRows(sql, request, period, null);
  const page = rows.slice(0, request.limit);
  const next =
    rows.length > request.limit
      ? Buffer.from(String(offsetOf(request.cursor) + request.limit)).toString("base64url")
      : null;
  return {
    currency: currencyOf(page),
    range: { from: period.range.from, to: period.range.to },
    rows: page.map((row) => toProduct(row, state)),
    total: page[0]?.total ?? 0,
    next_cursor: next,
    available: state.available,
    provenance: provenanceOf(
      { method: methods[source], source: source === "entries" ? "raw" : "rollup", rowsRead: page[0]?.rows_read ?? 0 },
      state,
      started,
      now,
    ),
  };
}

/** One product: its sums in the period and its stock. */
export async function queryProduct(
  sql: Runner,
  clock: Clock,
  key: string,
  request: Pick<ProductsRequest, "from" | "to" | "currencies" | "attacks">,
): Promise<ProductDoc> {
  const started = performance.now();
  const now = clock();
  const state = await readState(sql);
  const period = periodOf(request.from, request.to, state, now);
  const [row] = await readRows(sql, { ...request, limit: 1, everything: true }, period, key);
  if (!row) throw new VigieError("not_found", `There is no product ${key}.`);
  const [stock, history] = await Promise.all([
    run<ProductDoc["stock_by_warehouse"][number]>(sql, statements.stock, { product: key }),
    run<ProductDoc["stock_history"][number]>(sql, statements.history, { product: key }),
  ]);
  return {
    product: toProduct(row, state),
    currency: row.currency,
    range: { from: period.range.from, to: period.range.to },
    stock_by_warehouse: stock,
    stock_history: history,
    provenance: provenanceOf(
      { method: "rollup month_product + day_product", source: "rollup", rowsRead: row.rows_read ?? 0 },
      state,
      started,
      now,
    ),
  };
}
