import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireSums } from "./requireSums.ts";
import type { Estimate, RatioSums } from "./types.ts";

/**
 * Ratio of two totals of one arm and its variance, by the delta method.
 *
 * Question: what is the value of an order, or the clicks of a view, where the units assigned were customers?
 * Assumes: units independent of each other, each with all its orders or views; many units, since the method is linear.
 * Units: numerator over denominator; the variance in their square.
 * Errors: "not_enough_data" for fewer than two units or a denominator that adds up to 0. Sums that cannot be sums throw a
 *   RangeError naming them.
 * Source: Deng, Knoblich and Lu, "Applying the delta method in metric analytics", KDD 2018; agrees with gbstats.
 * Example: units (1 of 2), (2 of 2) and (3 of 4) have the value 0.75 and the variance 0.01171875.
 */
export function ratioEstimate(sums: RatioSums): Estimate | UndefinedResult {
  requireSums("sums", sums);
  const { n, sum, sumOfSquares, denominatorSum: below, denominatorSumOfSquares, productSum } = sums;
  if (n < 2) return undefinedResult("not_enough_data", `a ratio's variance needs two units, there are ${n}`);
  if (below === 0) return undefinedResult("not_enough_data", "the denominator adds up to 0");
  const value = sum / below;
  // Numerator less ratio times denominator adds up to 0, so its squares are its spread.
  const scale = sumOfSquares + value * value * denominatorSumOfSquares;
  const squares = scale - 2 * value * productSum;
  const spread = squares > scale * 1e-12 ? squares : 0;
  return { n, value, variance: ((spread / (n - 1)) * n) / (below * below), degreesOfFreedom: n - 1 };
}
