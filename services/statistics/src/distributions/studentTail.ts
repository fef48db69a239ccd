import betainc from "@stdlib/math-base-special-betainc";
import { normalTail } from "./normalTail.ts";
import { requireDegrees } from "./requireDegrees.ts";

/**
 * Student's tail: the probability of a t value of at least t.
 *
 * Question: how often would chance alone be this far out, where the spread is estimated from few values?
 * Assumes: Student's t distribution; infinite degrees of freedom are the normal distribution.
 * Units: t in standard errors, df in degrees of freedom, which need not be whole; the result is a probability.
 * Errors: a t that is NaN, or a df not above 0, throws a RangeError; an infinite t gives 0 or 1.
 * Accuracy: 1e-12 relative for a t from 0 and df up to 1e10.
 * Source: Abramowitz and Stegun 26.7.1, by the incomplete beta function of stdlib (Boost).
 * Example: `studentTail(2.228138851964939, 10)` is 0.025.
 */
export function studentTail(t: number, df: number): number {
  requireDegrees(df);
  if (df === Number.POSITIVE_INFINITY) return normalTail(t);
  if (Number.isNaN(t)) throw new RangeError("t must be a number, got NaN");
  if (t < 0) return 1 - studentTail(-t, df);
  const square = t * t;
  // Each side is asked for by its small argument, which keeps its digits.
  return square < df
    ? betainc(square / (df + square), 0.5, df / 2, true, true) / 2
    : betainc(df / (df + square), df / 2, 0.5, true, false) / 2;
}
