import { requireInside01 } from "../check.ts";
import { normalQuantile } from "../distributions/normalQuantile.ts";
import { normalTail } from "../distributions/normalTail.ts";
import { requireNormal } from "./requireBelief.ts";
import type { BayesianComparison, NormalBelief } from "./types.ts";

/**
 * A treatment beside its control by what is believed of the effect.
 *
 * Question: how likely is the treatment better, what would be lost by choosing wrong, and how large is the effect?
 * Assumes: a normal belief, as `normalPosterior` makes it of an effect: treatment less control. More is better.
 * Units: those of the effect. The interval leaves out alpha, half of it on each side.
 * Errors: a mean that is not finite, a standard deviation that is not above 0, or an alpha outside (0, 1) throws a
 *   RangeError.
 * Source: the normal distribution and the means of its two halves. Held against gbstats 0.8.0 (EffectBayesianABTest).
 * Example: the mean 1 and the deviation 1 have the chance to win 0.8413 and the loss of treatment 0.0833.
 */
export function normalComparison(effect: NormalBelief, alpha = 0.05): BayesianComparison {
  requireNormal("effect", effect);
  requireInside01("alpha", alpha);
  const { mean, standardDeviation } = effect;
  const z = mean / standardDeviation;
  const width = -normalQuantile(alpha / 2) * standardDeviation;
  return {
    chanceToWin: normalTail(-z),
    lossOfTreatment: standardDeviation * excess(-z),
    lossOfControl: standardDeviation * excess(z),
    difference: mean,
    lower: mean - width,
    upper: mean + width,
  };
}

/** Mean of what a standard normal value about z exceeds 0 by, or 0 where it does not. */
function excess(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) + z * normalTail(-z);
}
