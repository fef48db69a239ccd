import type { ApiRequest } from "../api/request.ts";
import type { CohortDimension, CohortGrain, CohortMetric, CohortShow, CohortsDoc, CohortUnit } from "../api/types.ts";

/** What is asked of the cohorts: the page keeps it in its address, the panel in its options. */
export interface CohortQuestion {
  unit: CohortUnit;
  grain: CohortGrain;
  metric: CohortMetric;
  show: CohortShow;
  cumulative: boolean;
  by?: CohortDimension;
  value?: string;
  currency?: string;
  /** Days, `to` exclusive; left out: the latest 24 cohorts. */
  from?: string;
  to?: string;
}

interface Option<T extends string> {
  value: T;
  label: string;
}

export const UNITS: Option<CohortUnit>[] = [
  { value: "customer", label: "Customers" },
  { value: "store", label: "Stores" },
];

export const GRAINS: Option<CohortGrain>[] = [
  { value: "week", label: "Week" },
  { value: "month", label: "Month" },
];

export const METRICS: Option<CohortMetric>[] = [
  { value: "customers", label: "Customers" },
  { value: "orders", label: "Orders" },
  { value: "gross_revenue", label: "Gross revenue" },
  { value: "net_revenue", label: "Net revenue" },
  { value: "margin", label: "Margin" },
];

export const SHOWS: Option<CohortShow>[] = [
  { value: "value", label: "Value" },
  { value: "share", label: "% of first" },
  { value: "previous", label: "% of previous" },
  { value: "per_customer", label: "Per customer" },
];

export const DIMENSIONS: Option<CohortDimension>[] = [
  { value: "store", label: "Store" },
  { value: "country", label: "Country" },
  { value: "category", label: "Category" },
  { value: "channel", label: "Channel" },
  { value: "campaign", label: "Campaign" },
  { value: "coupon", label: "Coupon" },
  { value: "loyalty_tier", label: "Loyalty tier" },
];

export const DEFAULT_QUESTION: CohortQuestion = {
  unit: "customer",
  grain: "month",
  metric: "customers",
  show: "share",
  cumulative: false,
};

/** Lines beside the mean; more could not be told apart. */
export const MOST_LINES = 8;
/** Values of the attribute that can be chosen from. */
const MOST_VALUES = 50;

export function isMoney(metric: CohortMetric): boolean {
  return metric !== "customers" && metric !== "orders";
}

/** Metrics as the unit calls them: stores are counted as stores. */
export function metricsOf(unit: CohortUnit): Option<CohortMetric>[] {
  return METRICS.map((it) => (it.value === "customers" && unit === "store" ? { ...it, label: "Stores" } : it));
}

/** Customers per customer say nothing, and the API refuses to. */
export function showsOf(metric: CohortMetric, unit: CohortUnit): Option<CohortShow>[] {
  return SHOWS.filter(({ value }) => metric !== "customers" || value !== "per_customer").map((it) =>
    it.value === "per_customer" && unit === "store" ? { ...it, label: "Per store" } : it,
  );
}

/** As the API takes it: what does not fit together falls back. */
export function consistent(question: CohortQuestion): CohortQuestion {
  const { metric, show, by, value } = question;
  return {
    ...question,
    show: metric === "customers" && show === "per_customer" ? "share" : show,
    value: by ? value || undefined : undefined,
  };
}

export function cohortsRequest(question: CohortQuestion): ApiRequest<CohortsDoc> {
  const { unit, grain, metric, show, cumulative, by, value, currency, from, to } = consistent(question);
  return {
    path: "/v1/cohorts",
    query: {
      unit,
      grain,
      metric,
      show,
      cumulative: String(cumulative),
      by,
      value,
      from,
      to,
      currency: isMoney(metric) ? currency || undefined : undefined,
      groups: by ? MOST_VALUES : undefined,
    },
  };
}

export function labelOf<T extends string>(options: Option<T>[], value: T): string {
  return options.find((it) => it.value === value)?.label ?? value;
}
