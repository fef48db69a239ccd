import { requirePositive } from "../check.ts";

/** B₂ₖ / (2k (2k − 1)). */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/**
 * Logarithm of the gamma function.
 *
 * What: ln Γ(x); for a whole x it is ln (x − 1)!.
 * Errors: an x that is not finite or not above 0 throws a RangeError.
 * Accuracy: 1e-14, relative where the result is beyond ±1 and absolute within.
 * Source: Abramowitz and Stegun 6.1.41 (Stirling's series) from 10 on, below it 6.1.15 (recurrence).
 * Example: `logGamma(0.5)` is 0.5723649429247001, half of ln π.
 */
export function logGamma(x: number): number {
  requirePositive("x", x);
  let product = 1;
  let at = x;
  for (; at < 10; at++) product *= at;
  const inverse = 1 / at;
  const square = inverse * inverse;
  const rest = SERIES.reduceRight((sum, term) => sum * square + term, 0) * inverse;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + rest - Math.log(product);
}
