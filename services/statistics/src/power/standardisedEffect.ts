import { requireAtLeast, requirePositive } from "../check.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireFinite } from "./plans.ts";

/** A difference of means as it is planned for. */
export interface PlannedDifference {
  difference: number;
  /** Of a unit's value, not of the mean. */
  controlVariance: number;
  treatmentVariance: number;
  /** Units of the treatment to one of the control. */
  ratio: number;
}

/**
 * Standardised effect: a difference of means in standard deviations of a unit's value.
 *
 * Question: how large is half a euro more, seen against what customers differ by anyway?
 * Assumes: nothing about the distribution. Of two variances it takes the one that gives the difference the same variance,
 *   so power and sample size from it hold for arms that vary differently, but for the degrees of freedom.
 * Units: the difference in those of the metric, the variances in their square.
 * Errors: "no_variance" where both variances are 0. A difference that is not finite, a variance below 0, or a ratio that
 *   is not above 0, throws a RangeError.
 * Source: Cohen, "Statistical Power Analysis for the Behavioral Sciences", 1988.
 * Example: a difference of 5 where values vary by 100 is 0.5.
 */
export function standardisedEffect(planned: PlannedDifference): number | UndefinedResult {
  const { difference, controlVariance, treatmentVariance, ratio } = planned;
  requireFinite("difference", difference);
  requireAtLeast("controlVariance", controlVariance, 0);
  requireAtLeast("treatmentVariance", treatmentVariance, 0);
  requirePositive("ratio", ratio);
  const variance = (ratio * controlVariance + treatmentVariance) / (1 + ratio);
  return variance > 0
    ? difference / Math.sqrt(variance)
    : undefinedResult("no_variance", "a metric that never varies needs no experiment");
}
