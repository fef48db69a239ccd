import { requireAtLeast, requireInside01 } from "../check.ts";

/**
 * Spending of alpha after Pocock: about the same at every look.
 *
 * Question: how sure must an early look be, when it is to have a fair chance to end the test?
 * Assumes: a two-sided test.
 * Units: the fraction is of the planned information, more than all of it counts as all; the result is the alpha spent.
 * Errors: a negative fraction or an alpha outside (0, 1) throws a RangeError.
 * Source: Lan and DeMets, "Discrete sequential boundaries for clinical trials", Biometrika 70, 1983.
 * Example: `spendPocock(0.5, 0.05)` is 0.031.
 */
export function spendPocock(fraction: number, alpha: number): number {
  requireAtLeast("fraction", fraction, 0);
  requireInside01("alpha", alpha);
  return fraction >= 1 ? alpha : alpha * Math.log1p((Math.E - 1) * fraction);
}
