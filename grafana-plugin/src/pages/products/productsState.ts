import type { ProductSort } from "../../shared/api/types.ts";
import type { Sorting } from "../../shared/components/DataTable.tsx";

export const PAGE_SIZE = 25;

const SORTS = [
  "gross_revenue",
  "net_revenue",
  "units",
  "orders",
  "margin",
  "margin_pct",
  "stock",
  "name",
] as const satisfies ProductSort[];

export interface ProductsState {
  sort: ProductSort;
  descending: boolean;
  search: string;
  cursor: string | undefined;
  page: number;
}

export function readProductsState(params: URLSearchParams): ProductsState {
  const text = params.get("sort") ?? "-gross_revenue";
  const key = text.replace(/^-/, "");
  const sort = SORTS.find((candidate) => candidate === key);
  return {
    sort: sort ?? "gross_revenue",
    descending: sort ? text.startsWith("-") : true,
    search: params.get("search") ?? "",
    cursor: params.get("cursor") ?? undefined,
    page: Math.max(1, Number.parseInt(params.get("page") ?? "1", 10) || 1),
  };
}

export function sortParam({ id, descending }: Sorting): string {
  return descending ? `-${id}` : id;
}

export function pageLabel(
  { page }: ProductsState,
  rows: number,
  total: number,
  format: (value: number) => string,
): string {
  const first = (page - 1) * PAGE_SIZE + 1;
  return rows === 0 ? "No products" : `${format(first)}–${format(first + rows - 1)} of ${format(total)}`;
}
