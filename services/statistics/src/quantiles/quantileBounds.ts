import { requireInside01, requireWhole } from "../check.ts";
import { normalQuantile } from "../distributions/normalQuantile.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";

/** The z of the bounds that a quantile's variance is read from; which one is taken hardly matters. */
export const BOUND_Z = normalQuantile(0.975);

/** Shares at which the values are to be read. */
export interface QuantileBounds {
  lower: number;
  upper: number;
}

/**
 * The two shares about a quantile's own at which the values must be read to know how far it may be off.
 *
 * Question: which two further quantiles must be asked for beside the 90th percentile of the page's load time?
 * Assumes: the values have a density about the quantile: no heap of equal values.
 * Units: n values (events), the share in (0, 1); shares.
 * Errors: "not_enough_data" where a bound would lie outside (0, 1), such as the 99th percentile of 300 values. A share
 *   outside (0, 1), or an n that is no whole number from 0, throws a RangeError.
 * Source: Deng, Knoblich and Lu, "Applying the delta method in metric analytics", KDD 2018, section 4.
 * Example: the median of 100 values asks for the shares 0.402 and 0.598.
 */
export function quantileBounds(n: number, share: number): QuantileBounds | UndefinedResult {
  requireWhole("n", n, 0);
  requireInside01("share", share);
  const half = BOUND_Z * Math.sqrt((share * (1 - share)) / n);
  const [lower, upper] = [share - half, share + half];
  return lower > 0 && upper < 1
    ? { lower, upper }
    : undefinedResult("not_enough_data", `${n} values are too few for their quantile at ${share}`);
}
