import { centreOf } from "../robust/centreOf.ts";
import type { SeasonOptions, SeasonSummary } from "./types.ts";

/** A slot of a ratio leans on all slots with the weight of this many events. */
const LEAN = 25;
const REACH = 1.5;

/**
 * What one unit of weight usually gives in a slot: the mean of its latest values, each held to within 1.5 spreads (scaled
 * MAD) of their median: one step of Huber's estimate. The plain median of small counts is off by up to a whole order.
 */
export function usualOf(summary: SeasonSummary, slot: number, options: SeasonOptions): number {
  const values = summary.values[slot] as number[];
  const weights = summary.weights[slot] as number[];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total === weights.length ? totalOf(values, options) : rateOf(values, weights, summary);
}

function totalOf(values: readonly number[], options: SeasonOptions): number {
  const { middle, spread } = centreOf(values);
  const reach = REACH * Math.max(spread, options.kind === "count" ? Math.sqrt(Math.max(middle, 1)) : 0);
  let sum = 0;
  for (const value of values) sum += Math.min(middle + reach, Math.max(middle - reach, value));
  return sum / values.length;
}

/** Small hours say little about their own ratio; they lean on the ratio of all hours. */
function rateOf(values: readonly number[], weights: readonly number[], summary: SeasonSummary): number {
  const { overall, dispersion } = summary;
  const all = overall.weight > 0 ? overall.value / overall.weight : 0;
  const lean = all > 0 ? (LEAN * dispersion) / all : 0;
  let sum = all * lean;
  let weight = lean;
  for (const [index, value] of values.entries()) {
    const of = weights[index] as number;
    const reach = 2 * REACH * Math.sqrt(dispersion * Math.max(all * of, dispersion));
    sum += Math.min(all * of + reach, Math.max(all * of - reach, value));
    weight += of;
  }
  return weight > 0 ? sum / weight : 0;
}
