import type { UndefinedResult } from "../undefinedResult.ts";
import { reach, requirePowerPlan, requireShare } from "./plans.ts";
import { arcsine, normalPower } from "./powerOfProportions.ts";
import type { PowerPlan } from "./types.ts";

/**
 * Units of the control that a test of two proportions needs.
 *
 * Question: how many customers does it take to find a rise of the conversion from one share to another?
 * Assumes: as `powerOfProportions`.
 * Units: shares; the result in units, not whole: round it up. The treatment needs `ratio` times as many. At least 1.
 * Errors: "not_enough_data" for equal shares, or a difference too small for 1e15 units. A share outside [0, 1], or a plan
 *   that cannot be one, throws a RangeError.
 * Accuracy: 1e-9 relative.
 * Source: Cohen, 1988, chapter 6; agrees with statsmodels' NormalIndPower.solve_power and proportion_effectsize.
 * Example: 10 % to 11 %, alpha 0.05 and power 0.8 need 14,744.1 units an arm.
 */
export function sampleSizeOfProportions(control: number, treatment: number, plan: PowerPlan): number | UndefinedResult {
  requireShare("control", control);
  requireShare("treatment", treatment);
  requirePowerPlan(plan);
  const effect = arcsine(treatment) - arcsine(control);
  return reach((units) => normalPower(effect, units, plan), plan.power, 1);
}
