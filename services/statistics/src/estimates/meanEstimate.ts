import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireSums } from "./requireSums.ts";
import { spreadOf } from "./spreadOf.ts";
import type { Estimate, MeanSums } from "./types.ts";

/**
 * Mean of one arm and its variance.
 *
 * Question: what does a customer of this arm bring on average, and how sure is that?
 * Assumes: units independent of each other.
 * Units: the value in those of the metric, the variance in their square.
 * Errors: "not_enough_data" for fewer than two units. Sums that cannot be sums throw a RangeError naming them. Values
 *   that are all the same have a variance of 0.
 * Source: Student, "The probable error of a mean", Biometrika 6, 1908.
 * Example: `meanEstimate(sumsOf([1, 2, 3]))` is { n: 3, value: 2, variance: 0.3333, degreesOfFreedom: 2 }.
 */
export function meanEstimate(sums: MeanSums): Estimate | UndefinedResult {
  requireSums("sums", sums);
  const { n, sum, sumOfSquares } = sums;
  if (n < 2) return undefinedResult("not_enough_data", `a mean's variance needs two units, there are ${n}`);
  return { n, value: sum / n, variance: spreadOf(n, sum, sumOfSquares) / (n - 1) / n, degreesOfFreedom: n - 1 };
}
