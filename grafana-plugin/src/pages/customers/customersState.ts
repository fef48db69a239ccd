import { type Measure, readMeasure } from "../../shared/customers/measures.ts";
import type { CustomerQuestion, CustomerSort } from "../../shared/customers/requests.ts";
import type { View } from "../../shared/url/useView.ts";
import { FIRST_PAGE, type ParamPatch } from "../../shared/url/viewState.ts";

export const PAGE_SIZE = 25;

export const SORTS: { value: CustomerSort; label: string }[] = [
  { value: "value", label: "Predicted value" },
  { value: "churn", label: "Churn" },
  { value: "monetary", label: "Sales" },
  { value: "last_order", label: "Last order" },
];

export interface CustomersState {
  question: CustomerQuestion;
  /** What the grid's colours stand for. */
  measure: Measure;
  cursor: string | undefined;
  page: number;
}

export function readCustomersState({ params, filters }: Pick<View, "params" | "filters">): CustomersState {
  const score = (key: string) => {
    const value = Number(params.get(key) ?? "");
    return Number.isInteger(value) && value > 0 ? value : undefined;
  };
  return {
    question: {
      search: params.get("search") ?? "",
      segment: params.get("segment") || undefined,
      r: score("r"),
      f: score("f"),
      sort: SORTS.find(({ value }) => value === params.get("sort"))?.value ?? "value",
      currency: filters.currency?.[0],
    },
    measure: readMeasure(params.get("show")),
    cursor: params.get("cursor") ?? undefined,
    page: Math.max(1, Number.parseInt(params.get("page") ?? "1", 10) || 1),
  };
}

export const NO_FILTER = { segment: undefined, r: undefined, f: undefined, search: undefined, ...FIRST_PAGE };

/** The chosen cell chosen again is none. */
export function toggleCell({ r, f }: CustomerQuestion, cell: { r: number; f: number }): ParamPatch {
  const again = r === cell.r && f === cell.f;
  return { r: again ? undefined : String(cell.r), f: again ? undefined : String(cell.f), ...FIRST_PAGE };
}

export function toggleSegment({ segment }: CustomerQuestion, name: string): ParamPatch {
  return { segment: segment === name ? undefined : name, ...FIRST_PAGE };
}

export const isFiltered = ({ search, segment, r, f }: CustomerQuestion) =>
  search !== "" || segment !== undefined || r !== undefined || f !== undefined;

/** "Champions, R5 F5, “C00”": what the list is confined to. */
export function filterWords({ search, segment, r, f }: CustomerQuestion, label: (name: string) => string): string {
  const scores = [r && `R${r}`, f && `F${f}`].filter(Boolean).join(" ");
  return [segment && label(segment), scores, search && `“${search}”`].filter(Boolean).join(", ");
}
