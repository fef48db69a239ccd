import betaincinv from "@stdlib/math-base-special-kernel-betaincinv";
import { requireInside01, requirePositive } from "../check.ts";

/**
 * Beta quantile: the share below which a beta value falls with probability p.
 *
 * Question: having seen so many conversions and so many misses, between which rates does the true one lie?
 * Assumes: a beta distribution, whose a and b count the hits and the misses (prior ones included).
 * Units: p is a probability; the result is a share.
 * Errors: p outside (0, 1), or an a or b that is not finite and above 0, throws a RangeError.
 * Accuracy: 1e-12 relative.
 * Source: Abramowitz and Stegun 26.5.1, by the inverse incomplete beta function of stdlib (Boost).
 * Example: `betaQuantile(0.025, 2, 3)` is 0.06758598648854294.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireInside01("p", p);
  requirePositive("a", a);
  requirePositive("b", b);
  return betaincinv(a, b, p, 1 - p)[0] as number;
}
