import { requireAtLeast, requireInside01, requireWhole } from "../check.ts";
import type { Estimate } from "../estimates/types.ts";
import { isUndefined } from "../isUndefined.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { BOUND_Z, quantileBounds } from "./quantileBounds.ts";

/** What must be known of a quantile. */
export interface QuantileSummary {
  /** Values (events). */
  n: number;
  /** Which quantile, 0.9 for the 90th percentile. */
  share: number;
  quantile: number;
  /** The values at the shares that `quantileBounds` asks for. */
  lower: number;
  upper: number;
}

/**
 * Quantile of one arm and its variance, where every unit has one value.
 *
 * Question: what is the 90th percentile of what customers spend, and how sure is that?
 * Assumes: values independent of each other (else `clusteredQuantileEstimate`), with a density about the quantile; many.
 *   Two arms are compared by `compareEstimates` or `liftOf`.
 * Units: those of the values, the variance in their square.
 * Errors: "not_enough_data" where the values are too few for the quantile, "no_variance" where both bounds are the same
 *   value. Bounds that do not rise, or a number that is not finite, throw a RangeError.
 * Source: Deng, Knoblich and Lu, KDD 2018, section 4; agrees with gbstats' QuantileStatistic, but for its floor.
 * Example: a median of 3 among 400 values, 2.7 and 3.3 at its bounds, has the standard error 0.1529.
 */
export function quantileEstimate(summary: QuantileSummary): Estimate | UndefinedResult {
  const { n, share, quantile, lower, upper } = summary;
  requireWhole("n", n, 0);
  requireInside01("share", share);
  for (const [name, value] of Object.entries({ quantile, lower, upper })) {
    requireAtLeast(name, value, Number.NEGATIVE_INFINITY);
  }
  if (lower > quantile || quantile > upper) {
    throw new RangeError(`lower, quantile and upper must rise, got ${lower}, ${quantile} and ${upper}`);
  }
  const bounds = quantileBounds(n, share);
  if (isUndefined(bounds)) return bounds;
  if (lower === upper) return undefinedResult("no_variance", `the values about the quantile are all ${quantile}`);
  const variance = ((n - 1) / n) * ((upper - lower) / (2 * BOUND_Z)) ** 2;
  return { n, value: quantile, variance, degreesOfFreedom: Number.POSITIVE_INFINITY };
}
