import { requireAtLeast } from "../check.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { reach, requirePowerPlan } from "./plans.ts";
import { leastUnits, meansPower } from "./powerOfMeans.ts";
import type { PowerPlan } from "./types.ts";

/**
 * Minimum detectable effect of a t test of two means.
 *
 * Question: with so many units, which effect is still found as often as asked?
 * Assumes: as `powerOfMeans`.
 * Units: units of the control; the result in standard deviations of a unit. Times the standard deviation it is in the
 *   units of the metric.
 * Errors: arms with fewer than two units, or a plan that cannot be one, throw a RangeError.
 * Accuracy: 1e-9 relative.
 * Source: Cohen, 1988; agrees with statsmodels' TTestIndPower.solve_power.
 * Example: 1,000 units an arm, alpha 0.05 and power 0.8 find 0.1254 standard deviations.
 */
export function minimumDetectableEffect(units: number, plan: PowerPlan): number | UndefinedResult {
  requirePowerPlan(plan);
  requireAtLeast("units", units, leastUnits(plan.ratio));
  return reach((effect) => meansPower(effect, units, plan), plan.power, 1e-9);
}
