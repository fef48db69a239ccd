import { meanEstimate } from "../estimates/meanEstimate.ts";
import type { Comparison, MeanSums } from "../estimates/types.ts";
import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { compareEstimates } from "./compareEstimates.ts";

/**
 * Welch's t test: the means of two arms whose variances may differ.
 *
 * Question: does a customer of the treatment bring more than one of the control?
 * Assumes: units independent of each other; means about normal, so many units where values are skewed.
 * Units: those of the metric; treatment less control, a two-sided p-value and an interval at 1 − alpha.
 * Errors: "not_enough_data" for fewer than two units in an arm, "no_variance" where neither arm has any. Alpha outside
 *   (0, 1), or sums that cannot be sums, throw a RangeError.
 * Source: Welch, "The generalization of Student's problem", Biometrika 34, 1947; agrees with scipy.
 * Example: 1, 2, 3 against 3, 4, 5 gives t = 2.449 with 4 degrees of freedom, p = 0.0705.
 */
export function welchT(control: MeanSums, treatment: MeanSums, alpha: number): Comparison | UndefinedResult {
  const first = meanEstimate(control);
  if (isUndefined(first)) return first;
  const second = meanEstimate(treatment);
  return isUndefined(second) ? second : compareEstimates(first, second, alpha);
}
