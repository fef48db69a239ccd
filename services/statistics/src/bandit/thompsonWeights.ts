import { standings } from "../bayes/standings.ts";
import type { BetaShape, NormalBelief } from "../bayes/types.ts";

/**
 * Thompson sampling's shares: each arm gets units as often as it is likely the best.
 *
 * Question: how should the next units be assigned, so that little is lost and the best arm is still found?
 * Assumes: as `standings`. The probabilities are by quadrature, not by drawing: the same beliefs give the same shares to
 *   the last digit, and none is 0 by chance.
 * Units: shares that add up to 1. Every arm keeps the floor; what is left is split by the probability of being best.
 * Errors: a floor below 0 or above 1 over the arms, or beliefs that cannot be, throw a RangeError.
 * Source: Thompson, Biometrika 25, 1933; Scott, "A modern Bayesian look at the multi-armed bandit", 2010.
 * Example: `thompsonWeights([{ a: 2, b: 9 }, { a: 4, b: 7 }], 0.1)` is [0.2214, 0.7786].
 */
export function thompsonWeights(beliefs: readonly BetaShape[] | readonly NormalBelief[], floor = 0): number[] {
  requireFloor(floor, beliefs.length);
  const best = standings(beliefs).map((it) => it.best);
  const total = best.reduce((sum, it) => sum + it, 0);
  return best.map((it) => floor + ((1 - floor * beliefs.length) * it) / total);
}

/** Throws a RangeError unless every arm can keep the floor. */
export function requireFloor(floor: number, arms: number): void {
  if (!(floor >= 0 && floor * arms <= 1)) throw new RangeError(`floor must be in [0, 1/${arms}], got ${floor}`);
}
