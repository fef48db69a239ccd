import type { Comparison, Estimate } from "../estimates/types.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { contrast } from "./contrast.ts";
import { requireEstimate, sharedDegrees } from "./sharedDegrees.ts";

/**
 * Absolute difference of two estimates, treatment less control.
 *
 * Question: how much more does a customer of the treatment bring, and could that be chance?
 * Assumes: arms independent of each other, estimates about normal; variances may differ.
 * Units: those of the estimates; a two-sided p-value and an interval at 1 − alpha.
 * Errors: "no_variance" where neither arm has any. Alpha outside (0, 1), or an estimate with a value or variance that
 *   cannot be one, throws a RangeError.
 * Source: Welch, Biometrika 34, 1947; Satterthwaite's degrees of freedom; agrees with gbstats.
 * Example: means of 1, 2, 3 and of 3, 4, 5 differ by 2, t = 2.449, p = 0.0705.
 */
export function compareEstimates(control: Estimate, treatment: Estimate, alpha: number): Comparison | UndefinedResult {
  requireEstimate("control", control);
  requireEstimate("treatment", treatment);
  const variance = control.variance + treatment.variance;
  return contrast(treatment.value - control.value, variance, sharedDegrees(control, treatment), alpha);
}
