import { requireAtLeast, requireWhole } from "../check.ts";

/**
 * Log probability of a Poisson count.
 *
 * What: ln P(X = k) for a mean, without the loss of digits that k ln λ − λ − ln k! suffers where counts are large.
 * Errors: a count that is no whole number from 0, or a mean below 0, throws a RangeError.
 * Source: Loader, "Fast and accurate computation of binomial probabilities", 2000 (the saddle-point form).
 * Example: `Math.exp(logPoisson(0, 2))` is 0.1353352832366127.
 */
export function logPoisson(count: number, mean: number): number {
  requireWhole("count", count, 0);
  requireAtLeast("mean", mean, 0);
  if (mean === 0) return count === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (count === 0) return -mean;
  return -stirlingError(count) - deviance(count, mean) - 0.5 * Math.log(2 * Math.PI * count);
}

/** What Stirling's formula leaves out of ln n!. */
export function stirlingError(n: number): number {
  if (n < 16) {
    let factorial = 1;
    for (let k = 2; k <= n; k++) factorial *= k;
    return Math.log(factorial) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
  }
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** x ln(x/m) + m − x, by its series where x and m are close. */
export function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let k = 1; k < 1000; k++) {
    term *= v * v;
    const next = sum + term / (2 * k + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
