import type { Comparison, Estimate } from "../estimates/types.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { contrast } from "./contrast.ts";
import { requireEstimate, sharedDegrees } from "./sharedDegrees.ts";

/**
 * Relative lift: the difference as a share of the control, by the delta method.
 *
 * Question: by what per cent does the treatment change the metric?
 * Assumes: arms independent of each other; a control many standard errors away from 0, since the method is linear.
 * Units: shares, 0.05 for 5 % more; a two-sided p-value and an interval at 1 − alpha. Of adjusted estimates the
 *   difference is adjusted and what it is relative to is not. A control below 0 turns the sign.
 * Errors: "not_enough_data" for a control of 0, "no_variance" where neither arm has any. Alpha outside (0, 1), or an
 *   estimate with a value or variance that cannot be one, throws a RangeError.
 * Source: Deng, Knoblich and Lu, KDD 2018; degrees of freedom of the absolute difference, as gbstats has them.
 * Example: 2 ± 0.1 to 2.5 ± 0.1 is a lift of 0.25 with a standard error of 0.08.
 */
export function liftOf(control: Estimate, treatment: Estimate, alpha: number): Comparison | UndefinedResult {
  requireEstimate("control", control);
  requireEstimate("treatment", treatment);
  const [base, other] = [control.unadjusted ?? control.value, treatment.unadjusted ?? treatment.value];
  if (base === 0) return undefinedResult("not_enough_data", "the control's figure is 0, nothing is relative to it");
  const variance = treatment.variance / base ** 2 + (control.variance * other ** 2) / base ** 4;
  return contrast((treatment.value - control.value) / base, variance, sharedDegrees(control, treatment), alpha);
}
