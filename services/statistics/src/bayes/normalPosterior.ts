import { requirePositive } from "../check.ts";
import { requireEffect } from "../effect/requireEffect.ts";
import type { Effect } from "../effect/types.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import type { GaussianPrior, NormalBelief } from "./types.ts";

/**
 * What is believed of an effect after it was measured.
 *
 * Question: how large is the effect, given what was measured and what is known of such effects?
 * Assumes: a normal estimate; a normal prior, by default one that says nothing.
 * Units: those of the difference, the prior's variance in their square.
 * Errors: a prior of a mean that is not finite or a variance that is not above 0, or an effect that is not finite or of a
 *   negative error, throws a RangeError. Less than 2 units are not_enough_data, a standard error of 0 is no_variance.
 * Source: Gelman et al., "Bayesian data analysis", 3rd edition, 2013, chapter 2. Held against gbstats 0.8.0
 *   (EffectBayesianABTest).
 * Example: 2 with the standard error 1 and the prior of mean 0 and variance 1 gives the mean 1 and the deviation 0.7071.
 */
export function normalPosterior(
  effect: Effect,
  prior: GaussianPrior = { mean: 0, variance: 1, proper: false },
): NormalBelief | UndefinedResult {
  if (!Number.isFinite(prior.mean)) throw new RangeError(`prior.mean must be finite, got ${prior.mean}`);
  requirePositive("prior.variance", prior.variance);
  const reason = requireEffect(effect);
  if (reason) return reason;
  const { difference, standardError } = effect;
  if (!prior.proper) return { mean: difference, standardDeviation: standardError };
  const share = prior.variance / (prior.variance + standardError ** 2);
  return {
    mean: share * difference + (1 - share) * prior.mean,
    standardDeviation: standardError * Math.sqrt(share),
  };
}
