import { requirePositive } from "../check.ts";

/** B₂ₖ / 2k. */
const SERIES = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12, -3617 / 8160];

/**
 * Digamma: the slope of the logarithm of the gamma function.
 *
 * What: ψ(x) = d ln Γ(x) / dx.
 * Errors: an x that is not finite or not above 0 throws a RangeError.
 * Accuracy: 1e-14, relative where the result is beyond ±1 and absolute within.
 * Source: Abramowitz and Stegun 6.3.18 (series) from 10 on, below it 6.3.5 (recurrence).
 * Example: `digamma(1)` is -0.5772156649015329, Euler's constant with its sign changed.
 */
export function digamma(x: number): number {
  requirePositive("x", x);
  let below = 0;
  let at = x;
  for (; at < 10; at++) below += 1 / at;
  const square = 1 / (at * at);
  const rest = SERIES.reduceRight((sum, term) => sum * square + term, 0) * square;
  return Math.log(at) - 0.5 / at - rest - below;
}
