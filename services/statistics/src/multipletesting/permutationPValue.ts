import { requireWhole } from "../check.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";

/**
 * Permutation p-value: how often shuffled data are at least as extreme as what was seen.
 *
 * Question: would a signal lie this close to an incident if it had nothing to do with it?
 * Assumes: under the hypothesis the observed order is one of the shuffles, so it counts as one of them; the result is
 *   never 0.
 * Units: counts of shuffles; the result is a probability.
 * Errors: no shuffles is a reason; counts that are no whole numbers, or more hits than shuffles, throw a RangeError.
 * Source: Phipson and Smyth, "Permutation p-values should never be zero", SAGMB 9(1), 2010.
 * Example: `permutationPValue(4, 99)` is 0.05.
 */
export function permutationPValue(hits: number, shuffles: number): number | UndefinedResult {
  requireWhole("hits", hits, 0);
  requireWhole("shuffles", shuffles, 0);
  if (hits > shuffles) throw new RangeError(`hits must be at most the ${shuffles} shuffles, got ${hits}`);
  if (shuffles === 0) return undefinedResult("not_enough_data", "nothing was shuffled");
  return (1 + hits) / (1 + shuffles);
}
