import { requirePositive } from "../check.ts";
import { requireEffect } from "../effect/requireEffect.ts";
import type { Effect } from "../effect/types.ts";
import type { UndefinedResult } from "../undefinedResult.ts";

/**
 * Logarithm of the mixture likelihood ratio: the evidence against no effect, of the mixture sequential test (mSPRT).
 *
 * Question: how much better do effects of a usual size explain the data than none at all?
 * Assumes: a normal estimate; effects mixed over a normal distribution about 0. The mixing variance must be chosen before
 *   the data are seen.
 * Units: the mixing variance is that of true effects, in the difference's unit squared. 1 over the ratio, or 1 where that
 *   is more, is a p-value that holds at all times.
 * Errors: a mixing variance that is not above 0, or an effect that is not finite or of a negative error, throws a
 *   RangeError. Less than 2 units are not_enough_data, a standard error of 0 is no_variance.
 * Source: Johari, Koomen, Pekelis and Walsh, "Always valid inference: continuous monitoring of A/B tests", Operations
 *   Research 70, 2022; Robbins, "Statistical methods related to the law of the iterated logarithm", 1970.
 * Example: a difference of 0.02 with the standard error 0.005 and the mixing variance 0.0001 gives 5.595.
 */
export function logMixtureRatio(effect: Effect, mixingVariance: number): number | UndefinedResult {
  requirePositive("mixingVariance", mixingVariance);
  const reason = requireEffect(effect);
  if (reason) return reason;
  const times = mixingVariance / effect.standardError ** 2;
  const z = effect.difference / effect.standardError;
  return ((times / (1 + times)) * z * z - Math.log1p(times)) / 2;
}
