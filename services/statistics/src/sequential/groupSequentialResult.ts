import { requireInside01 } from "../check.ts";
import { requireEffect } from "../effect/requireEffect.ts";
import type { Effect } from "../effect/types.ts";
import { rootBetween } from "../numerics/rootBetween.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { beyond, type Continuing, continuingThrough } from "./continuation.ts";
import { requireLooks } from "./requireLooks.ts";
import type { Looks } from "./types.ts";

/** What is told at the end of a group sequential test. */
export interface GroupSequentialResult {
  /** Two-sided p-value that allows for the looks before. */
  p: number;
  /** Estimate that is too high as often as too low. */
  difference: number;
  lower: number;
  upper: number;
}

/**
 * Final result of a group sequential test, allowing for the looks before.
 *
 * Question: the test has ended at this look: how sure is it, and how large is the effect?
 * Assumes: as `groupSequentialBounds`. The test ends here, by its boundary or as planned; a result of an earlier look
 *   counts as more extreme than one of a later (stage-wise ordering).
 * Units: those of the difference. The looks are those up to and with this one; the interval leaves out alpha.
 * Errors: an alpha outside (0, 1), looks that cannot be, or an effect that is not finite or of a negative error throw a
 *   RangeError. Less than 2 units are not_enough_data, a standard error of 0 is no_variance.
 * Accuracy: 1e-8 of a standard error, for |z| up to 12.
 * Source: Armitage, 1957; Siegmund, 1978; Jennison and Turnbull, "Group sequential methods", 2000, chapter 8.
 * Example: with one look it is the fixed test: a z of 1.96 has p = 0.05 and an interval from 0 on.
 */
export function groupSequentialResult(
  effect: Effect,
  looks: Looks,
  alpha = 0.05,
): GroupSequentialResult | UndefinedResult {
  requireInside01("alpha", alpha);
  requireLooks(looks);
  const reason = requireEffect(effect);
  if (reason) return reason;
  const z = effect.difference / effect.standardError;
  const before = continuingThrough(looks);
  const root = Math.sqrt(looks.fractions.at(-1)!);
  const reached = (probability: number): number =>
    effect.standardError * root * driftWith(before, looks, z, probability);
  const p = 2 * Math.min(extremity(before, looks, z, 0), extremity(before, looks, z, 0, true));
  return {
    p: Math.min(1, p),
    difference: reached(0.5),
    lower: reached(alpha / 2),
    upper: reached(1 - alpha / 2),
  };
}

/** Probability of a result at least as far up as this one; `below`: at least as far down. */
function extremity(before: Continuing[], looks: Looks, z: number, drift: number, below = false): number {
  const last = looks.fractions.length - 1;
  return looks.fractions.reduce((sum, fraction, k) => {
    const bound = k < last ? looks.bounds[k]! : below ? -z : z;
    return sum + beyond(before[k]!, fraction, bound, drift, below);
  }, 0);
}

/** The drift under which a result at least as far up has a probability. */
function driftWith(before: Continuing[], looks: Looks, z: number, probability: number): number {
  const centre = z / Math.sqrt(looks.fractions.at(-1)!);
  const miss = (drift: number): number =>
    probability > 0.5
      ? 1 - probability - extremity(before, looks, z, drift, true)
      : extremity(before, looks, z, drift) - probability;
  let reach = 4 / Math.sqrt(looks.fractions[0]!);
  while (reach < 1e3 && (miss(centre - reach) > 0 || miss(centre + reach) < 0)) reach *= 2;
  return rootBetween(miss, centre - reach, centre + reach, 1e-10);
}
