import { beyond, continuingThrough } from "./continuation.ts";
import { requireLooks } from "./requireLooks.ts";
import type { Looks } from "./types.ts";

/** How a group sequential test ends. */
export interface Crossing {
  /** Probability to end at each look in favour of the treatment. */
  upper: number[];
  /** Probability to end at each look against it. */
  lower: number[];
  /** Probability to end with a finding at all: alpha where there is no effect, else power. */
  total: number;
  /** Fraction of the planned information that is used on average. */
  averageFraction: number;
}

/**
 * Crossing probabilities: when a group sequential test ends, and how.
 *
 * Question: how likely does the test find something, at which look, and how much sooner than planned?
 * Assumes: as `groupSequentialBounds`.
 * Units: the drift is the effect over its standard error at the planned information: 0 for none, 2.8 for 80 % power of a
 *   fixed test at 5 %.
 * Errors: looks that do not rise, boundaries that are not above 0, or a drift that is not finite throw a RangeError.
 * Accuracy: 1e-9 for drifts of up to 10.
 * Source: Jennison and Turnbull, "Group sequential methods", 2000, chapter 19.
 * Example: five equal looks with the boundary 2.413 at each end by chance with the probability 0.05.
 */
export function crossingProbabilities(looks: Looks, drift = 0): Crossing {
  requireLooks(looks);
  if (!Number.isFinite(drift)) throw new RangeError(`drift must be finite, got ${drift}`);
  const { fractions, bounds } = looks;
  const before = continuingThrough(looks);
  const [upper, lower] = [false, true].map((below) =>
    fractions.map((fraction, k) => beyond(before[k]!, fraction, bounds[k]!, drift, below)),
  ) as [number[], number[]];
  let [total, averageFraction] = [0, 0];
  fractions.forEach((fraction, k) => {
    averageFraction += (fraction - (fractions[k - 1] ?? 0)) * (1 - total);
    total += upper[k]! + lower[k]!;
  });
  return { upper, lower, total, averageFraction };
}
