import { requireWhole } from "../check.ts";
import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { sortedColumn } from "./sortedColumn.ts";

/** What parts the scores of a sample: enough to score a new value without the sample. */
export interface ScoreCuts {
  better: "larger" | "smaller";
  /** One value per score from 2, from worst to best: a value strictly better than it has at least that score. */
  cuts: number[];
}

/**
 * The cuts between quantile scores.
 *
 * Question: who belongs to the best fifth, and where does it begin?
 * Assumes: a score of 1 + floor(quantiles · (rank − 1) / n), the rank being 1 + the number of values strictly worse, so
 *   equal values share a score, and a score may be had by nobody. Its cuts are values of the sample: the score is at
 *   least s exactly where ceil(n · (s − 1) / quantiles) values are worse, which is to be better than the last of these.
 * Units: those of the values; `quantiles` − 1 cuts from worst to best.
 * Errors: no values or one that is not finite is a reason; a number of quantiles that is no whole number from 1 throws a
 *   RangeError.
 * Source: the definition is that of the rank with ties at the minimum, as pandas' `rank(method="min")`.
 * Example: `scoreCuts([10, 20, 30, 40], 2)` has the one cut 20: 30 and 40 have a score of 2.
 */
export function scoreCuts(
  values: ArrayLike<number>,
  quantiles: number,
  better: "larger" | "smaller" = "larger",
): ScoreCuts | UndefinedResult {
  requireWhole("quantiles", quantiles, 1);
  const sorted = sortedColumn(values);
  if (isUndefined(sorted)) return sorted;
  if (better === "smaller") sorted.reverse();
  const cutOf = (score: number): number => sorted[Math.ceil((sorted.length * (score - 1)) / quantiles) - 1]!;
  return { better, cuts: Array.from({ length: quantiles - 1 }, (_, i) => cutOf(i + 2)) };
}
