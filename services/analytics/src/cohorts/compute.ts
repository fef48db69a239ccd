import type { Cell } from "../platform/http/schema.ts";
import { periodsUntil, shiftPeriod } from "./calendar.ts";
import { type Asked, amountsOf, type Cohort, type Figure, figureOf, isMoney, type Sums } from "./figure.ts";
import type { CohortLine } from "./read.ts";
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

/** The cohorts of each value, in order; a period that was not read is one in which nothing was bought. */
export function cohortsOf(lines: readonly CohortLine[], asked: Asked, extent: Extent): Map<string, Cohort[]> {
  const found = new Map<string, Cohort[]>();
  const amountOf = amountsOf(asked.metric, asked.cumulative);
  for (const line of lines) {
    const cohorts = found.get(line.value) ?? [];
    found.set(line.value, cohorts);
    const cohort = cohortOf(line, amountOf, extent);
    cohorts.push(asked.cumulative ? { ...cohort, amounts: runningSums(cohort.amounts) } : cohort);
  }
  return found;
}

function cohortOf({ cohort, cells }: CohortLine, amountOf: (sums: Sums) => number, extent: Extent): Cohort {
  const periods = Math.max(0, periodsUntil(extent.grain, cohort, extent.lastDay) + 1);
  const sums = Array.from({ length: periods }, (_, period): Sums => ({ period, active: 0, one: 0, two: 0 }));
  for (const text of cells.split(",")) {
    const [period, active, one, two] = text.split(":");
    const it = sums[Number(period)];
    if (!it) continue;
    it.active += Number(active);
    it.one += Number(one);
    it.two += Number(two);
  }
  const active = sums.map((it) => it.active);
  return { cohort, size: active[0] ?? 0, active, amounts: sums.map(amountOf), complete: completeOf(extent, cohort) };
}

function runningSums(amounts: readonly number[]): number[] {
  let sum = 0;
  return amounts.map((amount) => {
    sum += amount;
    return sum;
  });
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
