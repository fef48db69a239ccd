import { requirePositive } from "../check.ts";
import { isUndefined } from "../isUndefined.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { reach, requirePowerPlan, requireShare } from "./plans.ts";
import { arcsine, normalPower } from "./powerOfProportions.ts";
import type { PowerPlan } from "./types.ts";

/**
 * Minimum detectable proportion: the share of the treatment nearest to that of the control that is still found.
 *
 * Question: with so many units, which rise or fall of the conversion is still found as often as asked?
 * Assumes: as `powerOfProportions`.
 * Units: shares, units of the control; the result is a share, above that of the control or below it.
 * Errors: "not_enough_data" where even all or none converting would not be found. A share outside [0, 1], units that are
 *   not above 0, or a plan that cannot be one, throws a RangeError.
 * Accuracy: 1e-9 relative.
 * Source: Cohen, 1988, chapter 6; agrees with statsmodels' NormalIndPower.solve_power and proportion_effectsize.
 * Example: from 10 % with 14,744.1 units an arm, alpha 0.05 and power 0.8, a rise to 11 % is found.
 */
export function minimumDetectableProportion(
  control: number,
  direction: "up" | "down",
  units: number,
  plan: PowerPlan,
): number | UndefinedResult {
  requireShare("control", control);
  requirePositive("units", units);
  requirePowerPlan(plan);
  const effect = reach((it) => normalPower(it, units, plan), plan.power, 1e-9);
  if (isUndefined(effect)) return effect;
  const angle = arcsine(control) + (direction === "up" ? effect : -effect);
  return angle >= 0 && angle <= Math.PI
    ? Math.sin(angle / 2) ** 2
    : undefinedResult("not_enough_data", "with so few units no share is far enough away");
}
