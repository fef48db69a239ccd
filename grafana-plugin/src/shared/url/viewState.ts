import { FILTERS, type FilterId, type Filters } from "../api/request.ts";
import type { Comparison } from "../api/types.ts";
import { INTERVALS, type IntervalChoice } from "../time/interval.ts";
import { DEFAULT_RANGE, type RawRange } from "../time/range.ts";

/** What every page shares and the address bar holds. */
export interface ViewState {
  range: RawRange;
  compare: Comparison;
  interval: IntervalChoice;
  filters: Filters;
  /** Set when the link fixes one; otherwise the reader's own preference counts. */
  timeZone?: string;
}

export const COMPARISONS = ["none", "previous_period", "same_weekdays", "last_year"] as const satisfies Comparison[];
export const DEFAULT_COMPARISON: Comparison = "previous_period";

/** `home` is the range a page shows until another is chosen. */
export function readViewState(search: string, home = DEFAULT_RANGE): ViewState {
  const params = new URLSearchParams(search);
  const from = params.get("from");
  const to = params.get("to");
  return {
    range: from && to ? { from, to } : home,
    compare: oneOf(COMPARISONS, params.get("compare")) ?? DEFAULT_COMPARISON,
    interval: oneOf(INTERVALS, params.get("interval")) ?? "auto",
    filters: readFilters(params),
    timeZone: params.get("timezone") ?? undefined,
  };
}

/** Defaults are left out, and parameters of others are kept, so that the address stays short and readable. */
export function writeViewState(search: string, patch: Partial<ViewState>, home = DEFAULT_RANGE): string {
  const params = new URLSearchParams(search);
  const state = { ...readViewState(search, home), ...patch };
  setOrDrop(params, "from", state.range.from, home.from === state.range.from && home.to === state.range.to);
  setOrDrop(params, "to", state.range.to, !params.has("from"));
  setOrDrop(params, "compare", state.compare, state.compare === DEFAULT_COMPARISON);
  setOrDrop(params, "interval", state.interval, state.interval === "auto");
  setOrDrop(params, "timezone", state.timeZone ?? "", !state.timeZone);
  for (const id of FILTERS) {
    params.delete(id);
    for (const value of state.filters[id] ?? []) {
      params.append(id, value);
    }
  }
  return toSearch(params);
}

/** A new question starts on the first page. */
export const FIRST_PAGE = { cursor: undefined, page: undefined };

export type ParamPatch = Record<string, string | string[] | undefined>;

export function writeParams(search: string, patch: ParamPatch): string {
  const params = new URLSearchParams(search);
  for (const [key, value] of Object.entries(patch)) {
    params.delete(key);
    for (const item of [value ?? []].flat().filter(Boolean)) {
      params.append(key, item);
    }
  }
  return toSearch(params);
}

export function toggleFilter(filters: Filters, id: FilterId, value: string): Filters {
  const chosen = filters[id] ?? [];
  const next = chosen.includes(value) ? chosen.filter((item) => item !== value) : [...chosen, value];
  return setFilter(filters, id, next);
}

export function setFilter(filters: Filters, id: FilterId, values: string[]): Filters {
  const { [id]: _, ...rest } = filters;
  return values.length > 0 ? { ...rest, [id]: values } : rest;
}

export function countFilters(filters: Filters): number {
  return Object.values(filters).reduce((sum, values) => sum + values.length, 0);
}

const SHARED = ["from", "to", "compare", "interval", "timezone", ...FILTERS];

/** The part of the address that one page hands to the next; a page's own default range is no part of it. */
export function sharedSearch(search: string): string {
  const params = new URLSearchParams(search);
  return writeParams("", Object.fromEntries(SHARED.map((key) => [key, params.getAll(key)])));
}

function readFilters(params: URLSearchParams): Filters {
  const entries = FILTERS.map((id) => [id, params.getAll(id).filter(Boolean)] as const);
  return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
}

function oneOf<T extends string>(values: readonly T[], value: string | null): T | undefined {
  return values.find((candidate) => candidate === value);
}

function setOrDrop(params: URLSearchParams, key: string, value: string, drop: boolean): void {
  if (drop) {
    params.delete(key);
  } else {
    params.set(key, value);
  }
}

function toSearch(params: URLSearchParams): string {
  // Slashes, colons and commas are legal in a query and far easier to read than their codes.
  const text = params.toString().replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%2C", ",");
  return text ? `?${text}` : "";
}
