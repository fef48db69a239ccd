import type { Cell, CohortCell, CohortGrain, CohortRow, CohortsDoc, MeanPoint, Unit } from "../api/types.ts";
import { cellValue, countOf, formatCell, formatCompact, formatCount } from "../format/cell.ts";
import { bucketTime } from "../time/bucket.ts";
import { labelOf, metricsOf } from "./question.ts";

export function unitOf({ format }: Pick<CohortsDoc, "format">): Unit {
  return format === "number" ? "items" : format;
}

/** "Nov 2026", or the day a week begins on. Days of the shop: shown as they are, in every time zone. */
export function cohortName(cohort: string, grain: CohortGrain, locale?: string): string {
  const style: Intl.DateTimeFormatOptions =
    grain === "month" ? { month: "short", year: "numeric" } : { day: "numeric", month: "short", year: "numeric" };
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" }).format(bucketTime(cohort).ms);
}

export function longCohortName(cohort: string, grain: CohortGrain, locale?: string): string {
  const name = cohortName(cohort, grain, locale);
  return grain === "week" ? `Week of ${name}` : name;
}

export function periodName(period: number, grain: CohortGrain): string {
  const name = grain === "week" ? "Week" : "Month";
  return period === 0 ? `${name} of the first order` : `${name} ${period}`;
}

export function notOver(grain: CohortGrain): string {
  return `${grain === "week" ? "Week" : "Month"} not over`;
}

export function nounOf({ unit }: Pick<CohortsDoc, "unit">): string {
  return unit === "customer" ? "customers" : "stores";
}

/** Short, for a cell of the heatmap; exact figures stand in its description. */
export function shortText(cell: Cell, doc: CohortsDoc): string {
  const value = cellValue(cell);
  return value === null
    ? formatCell(cell, unitOf(doc), doc.currency).text
    : formatCompact(value, unitOf(doc), doc.currency);
}

/** "23.44%", or why there is no figure. */
export function exactText(cell: Cell, doc: CohortsDoc): string {
  const { text, reason } = formatCell(cell, unitOf(doc), doc.currency);
  return reason ?? text;
}

export function describeCell(
  { cohort, size }: CohortRow,
  { period, cell, complete }: CohortCell,
  doc: CohortsDoc,
): string {
  const state = complete ? "" : ` ${notOver(doc.grain)}: in no mean.`;
  const where = `${longCohortName(cohort, doc.grain)}, ${countOf(size, nounOf(doc))}, ${periodName(period, doc.grain)}`;
  return `${where}: ${exactText(cell, doc)} (n = ${formatCount(cell.n)}).${state}`;
}

export function describeMean({ period, cell, cohorts }: MeanPoint, doc: CohortsDoc): string {
  return `Weighted mean, ${periodName(period, doc.grain)}: ${exactText(cell, doc)} (${meanBasis({ cell, cohorts }, doc)}).`;
}

/** "n = 4,211 customers in 12 cohorts". */
export function meanBasis({ cell, cohorts }: Pick<MeanPoint, "cell" | "cohorts">, doc: CohortsDoc): string {
  return `n = ${countOf(cell.n, nounOf(doc))} in ${countOf(cohorts, "cohorts")}`;
}

const REVENUE: Record<string, string> = {
  orders: "orders",
  gross_revenue: "gross revenue",
  net_revenue: "net revenue",
  margin: "margin",
};

/** What one cell is, as a formula in words. */
export function formulaOf(doc: CohortsDoc): string {
  const { metric, show, cumulative, grain } = doc;
  const noun = nounOf(doc);
  const counted = cumulative
    ? `${noun} with an order after the first ${grain}, up to the period`
    : `${noun} with an order in the period`;
  const amount =
    metric === "customers"
      ? counted
      : `${REVENUE[metric]} ${cumulative ? "from the first order up to the period" : "in the period"}`;
  switch (show) {
    case "value":
      return amount;
    case "share":
      return `${amount} / ${metric === "customers" ? `${noun} of the cohort` : `the same of the first ${grain}`}`;
    case "previous":
      return `${amount} / the same of the ${grain} before`;
    case "per_customer":
      return `${amount} / ${noun} of the cohort`;
  }
}

/** "Customers, % of first", as titles say it. */
export function shownAs({ unit, metric, show, cumulative }: CohortsDoc): string {
  const name = labelOf(metricsOf(unit), metric);
  const how = {
    value: "",
    share: `, % of the first period`,
    previous: ", % of the period before",
    per_customer: ` per ${unit}`,
  }[show];
  return `${name}${how}${cumulative ? ", cumulative" : ""}`;
}
