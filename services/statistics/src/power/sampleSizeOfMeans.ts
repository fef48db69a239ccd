import type { UndefinedResult } from "../undefinedResult.ts";
import { reach, requireFinite, requirePowerPlan } from "./plans.ts";
import { leastUnits, meansPower } from "./powerOfMeans.ts";
import type { PowerPlan } from "./types.ts";

/**
 * Units of the control that a t test of two means needs.
 *
 * Question: how many customers does it take to find an effect of this size?
 * Assumes: as `powerOfMeans`.
 * Units: the effect in standard deviations of a unit (`standardisedEffect`); the result in units, not whole: round it up.
 *   The treatment needs `ratio` times as many. Never below two units in the smaller arm.
 * Errors: "not_enough_data" for an effect of 0, or one too small for 1e15 units. A plan that cannot be one throws a
 *   RangeError.
 * Accuracy: 1e-9 relative.
 * Source: Cohen, 1988; agrees with statsmodels' TTestIndPower.solve_power.
 * Example: 0.2 standard deviations, alpha 0.05 and power 0.8 need 393.41 units an arm.
 */
export function sampleSizeOfMeans(effect: number, plan: PowerPlan): number | UndefinedResult {
  requireFinite("effect", effect);
  requirePowerPlan(plan);
  return reach((units) => meansPower(effect, units, plan), plan.power, leastUnits(plan.ratio));
}
