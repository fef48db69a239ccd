import { type Measures, type Metric, metrics, noMeasures } from "../kpis/index.ts";
import type { CohortMetric, CohortShow } from "./schema.ts";

/** What is asked of every cell. */
export interface Asked {
  metric: CohortMetric;
  show: CohortShow;
  cumulative: boolean;
  minorUnits: number;
}

/** One cohort: its customers, those active by period, and the metric's amount by period, or up to it (NaN: cannot be told). */
export interface Cohort {
  cohort: string;
  size: number;
  active: number[];
  amounts: number[];
  /** Periods of which all days are over. */
  complete: number;
}

export const isMoney = (metric: CohortMetric): boolean => metric !== "customers" && metric !== "orders";

/** What the two sums of a metric's cells are, as measures of the catalogue. */
const inMeasures: Record<
  Exclude<CohortMetric, "customers" | "orders">,
  (m: Measures, one: number, two: number) => void
> = {
  gross_revenue: (m, one) => {
    m.gross = one;
  },
  net_revenue: (m, one, two) => {
    m.gross = one;
    m.refunds = two;
  },
  margin: (m, one, two) => {
    m.gross = one;
    m.costed_revenue = one;
    m.cost = two;
  },
};

/** Sums of a cell: customers, and the two that the metric is made of. */
export interface Sums {
  period: number;
  active: number;
  one: number;
  two: number;
}

/** How a cell's amount of the metric comes about, by the catalogue's formula; NaN where the catalogue has no value for it. */
export function amountsOf(metric: CohortMetric, cumulative: boolean): (sums: Sums) => number {
  if (metric === "customers") return cumulative ? (it) => (it.period === 0 ? 0 : it.one) : (it) => it.active;
  if (metric === "orders") return (it) => it.one;
  const scope = { m: noMeasures(), customers: { active: 0, fresh: 0 }, minorUnits: 1 };
  const { compute }: Metric = metrics[metric];
  return ({ one, two }) => {
    inMeasures[metric](scope.m, one, two);
    const told = compute(scope);
    return "value" in told ? told.value : Number.NaN;
  };
}

/** What a cell is made of: a quotient whose parts add up over cohorts. */
export interface Figure {
  over: number;
  under: number;
  n: number;
}

function previousOf(it: Cohort, period: number, metric: CohortMetric): Figure {
  const [before, over] = [it.amounts[period - 1] ?? 0, it.amounts[period] ?? 0];
  return { over, under: before, n: metric === "customers" && period > 0 ? before : it.size };
}

/** The parts of one cell. `under` 0 or NaN: there is nothing to hold it against. */
export function figureOf(it: Cohort, period: number, { metric, show }: Asked): Figure {
  const over = it.amounts[period] ?? 0;
  switch (show) {
    case "value":
      return { over, under: 1, n: it.size };
    case "per_customer":
      return { over, under: it.size, n: it.size };
    case "share":
      return { over, under: metric === "customers" ? it.size : (it.amounts[0] ?? 0), n: it.size };
    case "previous":
      return previousOf(it, period, metric);
    default:
      return show satisfies never;
  }
}
