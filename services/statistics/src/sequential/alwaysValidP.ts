import { requireProbabilities } from "../check.ts";
import { requireEffect } from "../effect/requireEffect.ts";
import type { Effect } from "../effect/types.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { logMixtureRatio } from "./logMixtureRatio.ts";
import { tuningParameter } from "./tuningParameter.ts";
import type { SequentialSettings } from "./types.ts";

/**
 * Always-valid p-value: one that may be looked at as often as one likes.
 *
 * Question: is there an effect, when I look whenever I like and stop when I have seen enough?
 * Assumes: as `confidenceSequence`; it is at most alpha just where that interval leaves out 0.
 * Units: a p-value. `before` is the least one of earlier looks: evidence that was there once is not taken back.
 * Errors: as `confidenceSequence`; a `before` outside [0, 1] throws a RangeError.
 * Source: Johari, Koomen, Pekelis and Walsh, Operations Research 70, 2022, on the mixture of Waudby-Smith et al., 2024.
 *   Held against gbstats 0.8.0 (SequentialTwoSidedTTest).
 * Example: a difference of 0.02 with the standard error 0.005 on 5000 units planned gives 0.0025 for alpha 0.05.
 */
export function alwaysValidP(effect: Effect, settings: SequentialSettings, before = 1): number | UndefinedResult {
  requireProbabilities("before", [before]);
  const rho = tuningParameter(settings);
  const reason = requireEffect(effect);
  if (reason) return reason;
  const evidence = logMixtureRatio(effect, effect.n * (rho * effect.standardError) ** 2);
  return typeof evidence === "number" ? Math.min(before, Math.exp(-evidence)) : evidence;
}
