import betaincinv from "@stdlib/math-base-special-kernel-betaincinv";
import { requireInside01 } from "../check.ts";
import { normalQuantile } from "./normalQuantile.ts";
import { requireDegrees } from "./requireDegrees.ts";

/**
 * Student's quantile: the t below which a value falls with probability p.
 *
 * Question: how many standard errors wide is an interval, where the spread is estimated from few values?
 * Assumes: Student's t distribution; infinite degrees of freedom are the normal distribution.
 * Units: p is a probability, df in degrees of freedom, which need not be whole; the result is in standard errors.
 * Errors: p outside (0, 1), or a df not above 0, throws a RangeError. A t that is no double is infinite.
 * Accuracy: 1e-12 for df from 1, relative beyond ±1 and absolute within.
 * Source: Abramowitz and Stegun 26.7.1, by the inverse incomplete beta function of stdlib (Boost).
 * Example: `studentQuantile(0.975, 10)` is 2.228138851964939.
 */
export function studentQuantile(p: number, df: number): number {
  requireInside01("p", p);
  requireDegrees(df);
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(p);
  if (p === 0.5) return 0;
  const outside = 2 * Math.min(p, 1 - p);
  // Far out 1 − outside has no digits left; near the middle outside has none.
  const [rest, within] =
    outside < 0.5
      ? betaincinv(df / 2, 0.5, outside, 1 - outside)
      : betaincinv(0.5, df / 2, 1 - outside, outside).reverse();
  return Math.sign(p - 0.5) * Math.sqrt((df * within!) / rest!);
}
