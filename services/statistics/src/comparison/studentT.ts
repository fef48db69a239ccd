import { meanEstimate } from "../estimates/meanEstimate.ts";
import type { Comparison, MeanSums } from "../estimates/types.ts";
import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { contrast } from "./contrast.ts";

/**
 * Student's t test: the means of two arms with one variance for both.
 *
 * Question: does a customer of the treatment bring more than one of the control, if both vary alike?
 * Assumes: units independent of each other, equal variances; where arms differ in size and variance its p-values are
 *   wrong, so prefer `welchT`.
 * Units: those of the metric; treatment less control, a two-sided p-value and an interval at 1 − alpha.
 * Errors: "not_enough_data" for fewer than two units in an arm, "no_variance" where neither arm has any. Alpha outside
 *   (0, 1), or sums that cannot be sums, throw a RangeError.
 * Source: Student, "The probable error of a mean", Biometrika 6, 1908; agrees with scipy.
 * Example: 1, 2, 3 against 3, 4, 5 gives t = 2.449 with 4 degrees of freedom, p = 0.0705.
 */
export function studentT(control: MeanSums, treatment: MeanSums, alpha: number): Comparison | UndefinedResult {
  const first = meanEstimate(control);
  if (isUndefined(first)) return first;
  const second = meanEstimate(treatment);
  if (isUndefined(second)) return second;
  const degrees = first.degreesOfFreedom + second.degreesOfFreedom;
  const spread =
    first.variance * first.n * first.degreesOfFreedom + second.variance * second.n * second.degreesOfFreedom;
  const variance = (spread / degrees) * (1 / first.n + 1 / second.n);
  return contrast(second.value - first.value, variance, degrees, alpha);
}
