import { requireAtLeast, requireInside01 } from "../check.ts";
import { normalQuantile } from "../distributions/normalQuantile.ts";
import { normalTail } from "../distributions/normalTail.ts";

/**
 * Spending of alpha after O'Brien and Fleming: almost nothing early, almost all at the end.
 *
 * Question: how sure must an early look be, when the last one is to be nearly as good as a test without looks?
 * Assumes: a two-sided test.
 * Units: the fraction is of the planned information, more than all of it counts as all; the result is the alpha spent.
 * Errors: a negative fraction or an alpha outside (0, 1) throws a RangeError.
 * Source: Lan and DeMets, "Discrete sequential boundaries for clinical trials", Biometrika 70, 1983.
 * Example: `spendObrienFleming(0.5, 0.05)` is 0.0031.
 */
export function spendObrienFleming(fraction: number, alpha: number): number {
  requireAtLeast("fraction", fraction, 0);
  requireInside01("alpha", alpha);
  if (fraction >= 1) return alpha;
  return fraction === 0 ? 0 : 4 * normalTail(-normalQuantile(alpha / 4) / Math.sqrt(fraction));
}
