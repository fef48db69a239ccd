import type { Cell } from "../platform/http/schema.ts";
import { fitRange, localDay, parseRange, type Range, splitMonths } from "./calendar.ts";
import { type MetricId, metrics } from "./catalogue.ts";
import { type MeasureId, type Measures, noMeasures } from "./measures.ts";
import { computeCell, type State } from "./state.ts";

/** A range of whole local days, and the whole months inside it. */
export interface Period {
  range: Range;
  months: Range | undefined;
}

/** Reads a period; instants are widened to the local days they fall on. */
export function periodOf(from: string | undefined, to: string | undefined, state: State, now: Date): Period {
  const range = fitRange(parseRange(from, to, localDay(now, state.timeZone)), "day", state.timeZone);
  return { range, months: splitMonths(range).months };
}

/** One metric from sums that another slice has read. */
export function sumsToCell(
  id: MetricId,
  currency: string | null,
  sums: Partial<Record<MeasureId, number>>,
  state: State,
): Cell {
  const m: Measures = { ...noMeasures() };
  for (const key of Object.keys(m) as MeasureId[]) m[key] = sums[key] ?? 0;
  const byCurrency = new Map(currency ? [[currency, m]] : []);
  return computeCell(metrics[id], { bucket: "", group: [], byCurrency, customers: { active: 0, fresh: 0 } }, state)
    .cell;
}
