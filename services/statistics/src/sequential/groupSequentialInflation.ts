import { requireInside01 } from "../check.ts";
import { normalQuantile } from "../distributions/normalQuantile.ts";
import { rootBetween } from "../numerics/rootBetween.ts";
import { beyond, continuingThrough } from "./continuation.ts";
import { crossingProbabilities } from "./crossingProbabilities.ts";
import { requireLooks } from "./requireLooks.ts";
import type { Looks } from "./types.ts";

/** What a group sequential test costs and saves. */
export interface Inflation {
  /** Units that must be planned, as a multiple of those of a fixed test of the same power. */
  factor: number;
  /** The drift under which the power is reached. */
  drift: number;
  /** Units used on average where the effect is there, as a multiple of those of a fixed test. */
  averageFactor: number;
}

/**
 * Inflation of the sample size by looks.
 *
 * Question: how many more units must be planned so that looking costs no power, and how many are saved on average?
 * Assumes: as `groupSequentialBounds`; the last look is at the planned information.
 * Units: multiples of the units of a fixed two-sided test at the same alpha and power.
 * Errors: an alpha or power outside (0, 1), a power not above alpha, or looks that cannot be throw a RangeError.
 * Source: Jennison and Turnbull, "Group sequential methods", 2000, tables 2.2 and 2.4.
 * Example: five equal looks of O'Brien and Fleming (2.040 at the last) at 5 % and a power of 80 % have the factor 1.028.
 */
export function groupSequentialInflation(looks: Looks, alpha: number, power: number): Inflation {
  requireInside01("alpha", alpha);
  requireInside01("power", power);
  if (power <= alpha) throw new RangeError(`power must be above alpha, got ${power}`);
  requireLooks(looks);
  const before = continuingThrough(looks);
  const chance = (drift: number): number =>
    looks.fractions.reduce(
      (sum, fraction, k) =>
        sum +
        beyond(before[k]!, fraction, looks.bounds[k]!, drift) +
        beyond(before[k]!, fraction, looks.bounds[k]!, drift, true),
      0,
    );
  const fixed = normalQuantile(power) - normalQuantile(alpha / 2);
  const drift = rootBetween((it) => chance(it) - power, 0, 4 * fixed, 1e-10);
  const factor = (looks.fractions.at(-1)! * drift ** 2) / fixed ** 2;
  const { averageFraction } = crossingProbabilities(looks, drift);
  return { factor, drift, averageFactor: (factor * averageFraction) / looks.fractions.at(-1)! };
}
