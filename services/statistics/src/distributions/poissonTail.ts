import { requireAtLeast, requireWhole } from "../check.ts";
import { logPoisson } from "./logPoisson.ts";

/**
 * Poisson tail: the probability of at least so many events where a mean number is expected.
 *
 * Question: twelve errors where five are usual: how often does chance do that?
 * Assumes: events independent of each other, at a steady rate.
 * Units: counts; the result is a probability.
 * Errors: a count that is no whole number from 0, or a mean below 0, throws a RangeError.
 * Accuracy: 1e-12 relative above the mean; below it the smaller side is summed and taken from 1.
 * Example: `poissonTail(12, 5)` is 0.005453091913009.
 */
export function poissonTail(count: number, mean: number): number {
  requireWhole("count", count, 0);
  requireAtLeast("mean", mean, 0);
  if (count === 0) return 1;
  if (count > mean) return Math.exp(logPoisson(count, mean)) * sumUp(count, mean);
  return 1 - Math.exp(logPoisson(count - 1, mean)) * sumDown(count - 1, mean);
}

/** P(X ≥ k) over P(X = k). */
function sumUp(count: number, mean: number): number {
  let sum = 1;
  for (let term = 1, k = count + 1; term > sum * 1e-17; k++) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

/** P(X ≤ k) over P(X = k). */
function sumDown(count: number, mean: number): number {
  let sum = 1;
  for (let term = 1, k = count; k > 0 && term > sum * 1e-17; k--) {
    term *= k / mean;
    sum += term;
  }
  return sum;
}
