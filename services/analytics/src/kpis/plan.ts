import { type Range, splitMonths } from "./calendar.ts";
import { dimensions, type Metric } from "./catalogue.ts";
import type { Attacks, DimensionId, Interval } from "./schema.ts";

export interface Question {
  metric: Metric;
  range: Range;
  interval: Interval;
  groupBy: DimensionId[];
  filters: Partial<Record<DimensionId, string[]>>;
  currencies: string[] | undefined;
  /** Exclude: without the orders that are marked as an attack, and their sessions. */
  attacks: Attacks;
}

/** Parts of a rollup whose sums add up to the answer. */
export interface RollupPart {
  rollup: string;
  range: Range;
}

export type Plan = { source: "rollup"; parts: RollupPart[]; dimension: DimensionId | undefined } | { source: "raw" };

/** Dimensions that have a daily rollup by store; the others have only a monthly one. */
const dailyByStore = new Set<string>(["country", "category", "brand", "channel", "device", "loyalty_tier"]);

function addsUp(question: Question, dimension: DimensionId | undefined): boolean {
  if (!dimension || dimensions[dimension].level !== "line") return true;
  const severalInOne = (question.filters[dimension]?.length ?? 0) > 1 && !question.groupBy.includes(dimension);
  return !(question.metric.countsOrders && severalInOne);
}

/**
 * Picks the smallest rollups that cover a question, or the raw entries. A rollup has at most one dimension beside the
 * store; a long range is whole months from the monthly rollup and days at its edges.
 */
export function plan(question: Question): Plan {
  const asked = new Set<DimensionId>([...question.groupBy, ...(Object.keys(question.filters) as DimensionId[])]);
  const byStore = asked.delete("store");
  const [dimension, ...more] = [...asked];
  if (more.length > 0 || !addsUp(question, dimension)) return { source: "raw" };
  const name = (grain: string, storeWise: boolean) =>
    [grain, ...(storeWise ? ["store"] : []), ...(dimension ? [dimension] : [])].join("_");
  if (question.range.grain === "hour") {
    return dimension
      ? { source: "raw" }
      : { source: "rollup", dimension, parts: [{ rollup: "hour_store", range: question.range }] };
  }
  // Without a dimension the rollups by store are small enough to serve all stores too.
  const storeWise = byStore || !dimension;
  const days = { rollup: name("day", storeWise), range: question.range };
  const hasDays = !dimension || !byStore || dailyByStore.has(dimension);
  if (question.interval === "day" || question.interval === "week")
    return hasDays ? { source: "rollup", dimension, parts: [days] } : { source: "raw" };
  const split = splitMonths(question.range);
  if (split.days.length > 0 && !hasDays) return { source: "raw" };
  const parts = [
    ...(split.months ? [{ rollup: name("month", storeWise), range: split.months }] : []),
    ...split.days.map((range) => ({ rollup: days.rollup, range })),
  ];
  return { source: "rollup", dimension, parts };
}
