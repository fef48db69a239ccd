import { requireAtLeast } from "../check.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { sortedCounts, type ValueCount } from "./valueCounts.ts";

/**
 * Cap for winsorising: a quantile of the values of both arms together.
 *
 * Question: from which value on do giants count as no more than this?
 * Assumes: nothing about the distribution; interpolates between neighbours (type 7, as NumPy does by default). One cap
 *   for both arms, so that it cannot itself make a difference.
 * Units: a share in [0, 1], 0.99 for the 99th percentile; the result in the units of the values.
 * Errors: "not_enough_data" where there are no units. A share outside [0, 1], a value that is not finite, or a count that
 *   is no whole number from 0, throws a RangeError.
 * Source: Hyndman and Fan, The American Statistician 50(4), 1996; agrees with numpy.percentile.
 * Example: of 1, 2, 3, 4 the share 0.25 is 1.75.
 */
export function pooledCap(counts: readonly ValueCount[], share: number): number | UndefinedResult {
  requireAtLeast("share", share, 0);
  if (share > 1) throw new RangeError(`share must be at most 1, got ${share}`);
  const sorted = sortedCounts(counts);
  const total = sorted.reduce((sum, it) => sum + it.control + it.treatment, 0);
  if (total === 0) return undefinedResult("not_enough_data", "there are no units");
  const position = (total - 1) * share;
  const weight = position - Math.floor(position);
  const low = valueAt(sorted, Math.floor(position));
  return weight === 0 ? low : low * (1 - weight) + valueAt(sorted, Math.floor(position) + 1) * weight;
}

function valueAt(sorted: readonly ValueCount[], place: number): number {
  let before = 0;
  const found = sorted.find((it) => {
    before += it.control + it.treatment;
    return before > place;
  });
  return found!.value;
}
