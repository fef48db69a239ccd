import { requireProbabilities, requireWhole } from "../check.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import type { HealthLevel, HealthThresholds } from "./types.ts";

/** How many units were seen in more than one arm. */
export interface MultipleExposure {
  share: number;
  level: HealthLevel;
}

/**
 * Multiple exposure: the share of units that were seen in several arms.
 *
 * Question: did the assignment hold, or did units wander from one arm to another?
 * Assumes: every unit is counted once, wherever it was seen. Such units belong to no arm and are left out of a result.
 * Units: counts of units; a share. A warning from 1 % on and a failure from 5 % on, unless told otherwise.
 * Errors: counts that are no whole numbers from 0, more units in several arms than units, or thresholds out of order
 *   throw a RangeError. No units is not_enough_data.
 * Source: a plain share; the warning at 1 % is that of GrowthBook's check of multiple exposures.
 * Example: `multipleExposure(1000, 12)` has the share 0.012 and the level "warning".
 */
export function multipleExposure(
  units: number,
  inSeveralArms: number,
  { warning, failure }: HealthThresholds = { warning: 0.01, failure: 0.05 },
): MultipleExposure | UndefinedResult {
  requireWhole("units", units, 0);
  requireWhole("inSeveralArms", inSeveralArms, 0);
  requireProbabilities("thresholds", [warning, failure]);
  if (failure < warning) throw new RangeError(`failure must be at least warning, got ${failure} below ${warning}`);
  if (inSeveralArms > units) {
    throw new RangeError(`inSeveralArms must be at most units, got ${inSeveralArms} of ${units}`);
  }
  if (units === 0) return undefinedResult("not_enough_data", "no unit was seen");
  const share = inSeveralArms / units;
  if (share === 0 || share < warning) return { share, level: "ok" };
  return { share, level: share < failure ? "warning" : "failure" };
}
