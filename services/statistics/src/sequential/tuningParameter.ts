import { requireInside01, requirePositive } from "../check.ts";
import type { SequentialSettings } from "./types.ts";

/**
 * Tuning parameter of a confidence sequence: the ρ with which it is narrowest at a planned number of units.
 *
 * Question: when will the result most likely be read?
 * Assumes: nothing; any ρ gives a valid sequence, this one spends its width where it is wanted.
 * Units: units of all arms together; ρ is one over the square root of units.
 * Errors: an alpha outside (0, 1) or a planned number that is not above 0 throws a RangeError.
 * Source: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central limit theory and asymptotic confidence
 *   sequences", Annals of Statistics 52, 2024, in the closed form that GrowthBook's gbstats uses.
 * Example: `tuningParameter({ alpha: 0.05, plannedN: 5000 })` is 0.0398.
 */
export function tuningParameter({ alpha, plannedN }: SequentialSettings): number {
  requireInside01("alpha", alpha);
  requirePositive("plannedN", plannedN);
  const surprise = -2 * Math.log(alpha);
  return Math.sqrt((surprise + Math.log1p(surprise)) / plannedN);
}
