import gammainc from "@stdlib/math-base-special-gammainc";
import { requirePositive } from "../check.ts";
import { deviance, stirlingError } from "./logPoisson.ts";

/**
 * Chi-square tail: the probability of a sum of squares of at least x.
 *
 * Question: how often would chance alone split the counts this unevenly?
 * Assumes: a chi-square distribution.
 * Units: df in degrees of freedom, which need not be whole; the result is a probability.
 * Errors: an x that is NaN or below 0, or a df that is not finite and above 0, throws a RangeError.
 * Accuracy: 1e-12 relative.
 * Source: Abramowitz and Stegun 26.4.19, by the incomplete gamma function of stdlib (Boost); from 200 degrees of freedom
 *   on by 6.5.29 (series) and 6.5.31 (continued fraction), since gammainc 0.3.1 errs by a hundredth there.
 * Example: `chiSquareTail(3.841458820694124, 1)` is 0.05.
 */
export function chiSquareTail(x: number, df: number): number {
  if (!(x >= 0)) throw new RangeError(`x must be at least 0, got ${x}`);
  requirePositive("df", df);
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (df < 200) return gammainc(x / 2, df / 2, true, true);
  const [at, shape] = [x / 2, df / 2];
  const weight = Math.exp(-stirlingError(shape) - deviance(shape, at)) / Math.sqrt(2 * Math.PI * shape);
  if (weight === 0) return at < shape ? 1 : 0;
  return at < shape + 1 ? 1 - weight * series(at, shape) : weight * shape * fraction(at, shape);
}

/** 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …: the area below over the weight. */
function series(x: number, a: number): number {
  let sum = 1;
  for (let term = 1, k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** 1/(x + 1 − a − (1 − a)/(x + 3 − a − …)) by Lentz: the area above over the weight times a. */
function fraction(x: number, a: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let value = d;
  for (let k = 1, step = 0; Math.abs(step - 1) > 1e-16 && k < 1e6; k++) {
    const top = -k * (k - a);
    b += 2;
    d = 1 / (top * d + b);
    c = b + top / c;
    step = c * d;
    value *= step;
  }
  return value;
}
