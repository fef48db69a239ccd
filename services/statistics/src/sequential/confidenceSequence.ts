import { requireEffect } from "../effect/requireEffect.ts";
import type { Effect } from "../effect/types.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { tuningParameter } from "./tuningParameter.ts";
import type { SequentialInterval, SequentialSettings } from "./types.ts";

/**
 * Asymptotic confidence sequence: an interval that holds at all times at once.
 *
 * Question: how large is the effect, when I look whenever I like and stop when I have seen enough?
 * Assumes: the central limit theorem has set in before the first look (some hundred units an arm; more where values are
 *   skewed). It says nothing of what a novelty does later.
 * Units: those of the difference. The chance that it ever leaves out the true effect, over all looks, is alpha.
 * Errors: an alpha outside (0, 1), a planned number that is not above 0, or an effect that is not finite or of a negative
 *   error throws a RangeError. Less than 2 units are not_enough_data, a standard error of 0 is no_variance.
 * Source: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, Annals of Statistics 52, 2024: the two-sided normal mixture.
 *   Held against gbstats 0.8.0 (SequentialTwoSidedTTest).
 * Example: a difference of 0.02 with the standard error 0.005 on 5000 units planned gives [0.0048, 0.0352] at 5 %.
 */
export function confidenceSequence(effect: Effect, settings: SequentialSettings): SequentialInterval | UndefinedResult {
  const rho = tuningParameter(settings);
  const reason = requireEffect(effect);
  if (reason) return reason;
  const mixed = effect.n * rho ** 2;
  const bound = Math.sqrt(((mixed + 1) / mixed) * (Math.log1p(mixed) - 2 * Math.log(settings.alpha)));
  const width = bound * effect.standardError;
  return { lower: effect.difference - width, upper: effect.difference + width };
}
