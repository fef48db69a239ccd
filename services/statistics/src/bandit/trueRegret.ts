import { requireAtLeast } from "../check.ts";

/**
 * True regret: what was lost where the truth is known, as in a simulation.
 *
 * Question: how much less was got than by choosing the best arm from the start?
 * Assumes: the true means do not change.
 * Units: units assigned to each arm; what the metric counts.
 * Errors: lists of unlike length or none, a number of units below 0 or a mean that is not finite throw a RangeError.
 * Source: Lai and Robbins, "Asymptotically efficient adaptive allocation rules", 1985.
 * Example: `trueRegret([90, 10], [0.3, 0.1])` is 2.
 */
export function trueRegret(assigned: readonly number[], truth: readonly number[]): number {
  if (assigned.length === 0 || assigned.length !== truth.length) {
    throw new RangeError(`assigned and truth must be of the same arms, got ${assigned.length} and ${truth.length}`);
  }
  truth.forEach((mean, index) => {
    requireAtLeast(`truth[${index}]`, mean, Number.NEGATIVE_INFINITY);
    requireAtLeast(`assigned[${index}]`, assigned[index]!, 0);
  });
  const best = Math.max(...truth);
  return assigned.reduce((sum, n, index) => sum + n * (best - truth[index]!), 0);
}
