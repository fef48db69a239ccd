import type { Cell } from "../platform/http/schema.ts";
import { periodsUntil, shiftPeriod } from "./calendar.ts";
import { type Asked, amountOf, type Cohort, type Figure, figureOf, isMoney } from "./figure.ts";
import type { CellRow } from "./read.ts";
import type { CohortCell, CohortGrain, CohortRow, MeanPoint } from "./schema.ts";

/** Until when the data go, and by which day periods are over. */
export interface Extent {
  grain: CohortGrain;
  lastDay: string;
  completeUntil: string;
}

/** How many periods of a cohort end by a day. */
function completeOf({ grain, completeUntil }: Extent, cohort: string): number {
  const holding = periodsUntil(grain, cohort, completeUntil);
  return Math.max(0, shiftPeriod(grain, cohort, holding) <= completeUntil ? holding : holding - 1);
}

/** The cohorts of each value, in order; a period without a row is one in which nothing was bought. */
export function cohortsOf(rows: readonly CellRow[], asked: Asked, extent: Extent): Map<string, Cohort[]> {
  const found = new Map<string, Map<string, Cohort>>();
  for (const row of rows) {
    const ofValue = found.get(row.value) ?? new Map<string, Cohort>();
    found.set(row.value, ofValue);
    const it = ofValue.get(row.cohort) ?? emptyCohort(row.cohort, extent);
    ofValue.set(row.cohort, it);
    if (!row.money && row.period === 0) it.size = row.active;
    if (row.money === isMoney(asked.metric) && row.period < it.amounts.length)
      it.amounts[row.period] = amountOf(row, asked.metric, asked.cumulative);
  }
  return new Map(
    [...found].map(([value, it]) => [value, [...it.values()].sort((a, b) => (a.cohort < b.cohort ? -1 : 1))]),
  );
}

function emptyCohort(cohort: string, extent: Extent): Cohort {
  const periods = periodsUntil(extent.grain, cohort, extent.lastDay) + 1;
  return {
    cohort,
    size: 0,
    amounts: new Array<number>(Math.max(0, periods)).fill(0),
    complete: completeOf(extent, cohort),
  };
}

const scaleOf = ({ metric, show, minorUnits }: Asked) =>
  isMoney(metric) && (show === "value" || show === "per_customer") ? minorUnits : 1;

function toCell({ over, under, n }: Figure, asked: Asked): Cell {
  if (Number.isNaN(over) || Number.isNaN(under))
    return { reason: "cost_unknown", detail: "No cost is known for what was sold.", n };
  if (under === 0) return { reason: "no_comparison", detail: "There is nothing to hold it against.", n };
  return { value: over / under / scaleOf(asked), n };
}

export function rowOf(it: Cohort, asked: Asked): CohortRow {
  const cells = it.amounts.map(
    (_, period): CohortCell => ({
      period,
      cell: toCell(figureOf(it, period, asked), asked),
      complete: period < it.complete,
    }),
  );
  return { cohort: it.cohort, size: it.size, cells };
}

/** The mean of the cohorts that are old enough, weighted by their sizes; where cells are quotients, the quotient of the sums. */
export function meanOf(cohorts: readonly Cohort[], asked: Asked): MeanPoint[] {
  const periods = Math.max(0, ...cohorts.map((it) => it.complete));
  return Array.from({ length: periods }, (_, period) => {
    const sum = { over: 0, under: 0, n: 0 };
    let counted = 0;
    for (const it of cohorts) {
      const figure = period < it.complete && period < it.amounts.length ? figureOf(it, period, asked) : undefined;
      if (!figure || Number.isNaN(figure.over) || Number.isNaN(figure.under)) continue;
      const weight = asked.show === "value" ? it.size : 1;
      sum.over += weight * figure.over;
      sum.under += weight * figure.under;
      sum.n += it.size;
      counted++;
    }
    return { period, cell: toCell(sum, asked), cohorts: counted };
  }).filter((point) => point.cohorts > 0);
}
