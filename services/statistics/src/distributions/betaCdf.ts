import betainc from "@stdlib/math-base-special-betainc";
import { requirePositive } from "../check.ts";

/**
 * Beta distribution function: the probability of a share of at most x.
 *
 * Question: having seen so many conversions and so many misses, how likely is a rate below x?
 * Assumes: a beta distribution, whose a and b count the hits and the misses (prior ones included).
 * Units: x is a share; the result is a probability.
 * Errors: an x outside [0, 1], or an a or b that is not finite and above 0, throws a RangeError.
 * Accuracy: 1e-12 relative for a + b up to 1e5, 1e-9 up to 1e7.
 * Source: Abramowitz and Stegun 26.5.1, by the incomplete beta function of stdlib (Boost).
 * Example: `betaCdf(0.5, 2, 3)` is 0.6875.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x must be in [0, 1], got ${x}`);
  requirePositive("a", a);
  requirePositive("b", b);
  return betainc(x, a, b, true, false);
}
