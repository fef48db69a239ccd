import { requireAtLeast } from "../check.ts";
import type { MeanSums } from "../estimates/types.ts";
import { sortedCounts, type ValueCount } from "./valueCounts.ts";

/**
 * Sums of both arms with values above a cap counted as the cap (winsorised from above).
 *
 * Question: what do the means come to when one giant customer cannot decide them?
 * Assumes: a cap that was not chosen by looking at the arms apart, as `pooledCap`.
 * Units: those of the values, and their square.
 * Errors: a cap or value that is not finite, or a count that is no whole number from 0, throws a RangeError.
 * Source: Dixon, "Simplified estimation from censored normal samples", Annals of Mathematical Statistics 31, 1960.
 * Example: of 1, 2 and 90 in the control with a cap of 5 the sum is 8.
 */
export function cappedSums(counts: readonly ValueCount[], cap: number): { control: MeanSums; treatment: MeanSums } {
  requireAtLeast("cap", cap, Number.NEGATIVE_INFINITY);
  const control: MeanSums = { n: 0, sum: 0, sumOfSquares: 0 };
  const treatment: MeanSums = { n: 0, sum: 0, sumOfSquares: 0 };
  for (const it of sortedCounts(counts)) {
    add(control, Math.min(it.value, cap), it.control);
    add(treatment, Math.min(it.value, cap), it.treatment);
  }
  return { control, treatment };
}

function add(sums: MeanSums, value: number, times: number): void {
  sums.n += times;
  sums.sum += times * value;
  sums.sumOfSquares += times * value * value;
}
