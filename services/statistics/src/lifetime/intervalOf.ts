import { requireInside01 } from "../check.ts";
import { normalQuantile } from "../distributions/normalQuantile.ts";
import type { Interval } from "./types.ts";

/** An interval about a figure above 0 from the variance of its logarithm: it stays above 0. */
export function intervalOf(value: number, variance: number, confidence: number): Interval {
  const reach = Math.exp(reachOf(confidence) * Math.sqrt(variance));
  return { value, lower: value / reach, upper: value * reach };
}

/** Standard deviations to either side that hold so much of a normal distribution. */
export function reachOf(confidence: number): number {
  requireInside01("confidence", confidence);
  return normalQuantile((1 + confidence) / 2);
}
