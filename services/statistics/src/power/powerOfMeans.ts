import { requireAtLeast } from "../check.ts";
import { nonCentralStudentTail } from "../distributions/nonCentralStudentTail.ts";
import { studentQuantile } from "../distributions/studentQuantile.ts";
import { requireFinite, requirePlan } from "./plans.ts";
import type { TestPlan } from "./types.ts";

/**
 * Power of a t test of two means.
 *
 * Question: with so many units, how often is an effect of this size found?
 * Assumes: as Student's t test; for skewed values many units. An effect found with the wrong sign counts too.
 * Units: the effect in standard deviations of a unit (`standardisedEffect`), units of the control, which need not be
 *   whole; the result is a probability.
 * Errors: an effect that is not finite, arms with fewer than two units, alpha outside (0, 1), or a ratio that is not
 *   above 0, throws a RangeError.
 * Source: Cohen, "Statistical Power Analysis for the Behavioral Sciences", 1988; agrees with statsmodels' TTestIndPower.
 * Example: 0.5 standard deviations with 64 units an arm are found in 0.8015 of the experiments at alpha 0.05.
 */
export function powerOfMeans(effect: number, units: number, plan: TestPlan): number {
  requireFinite("effect", effect);
  requirePlan(plan);
  requireAtLeast("units", units, leastUnits(plan.ratio));
  return meansPower(effect, units, plan);
}

/** With fewer than two units an arm has no variance. */
export function leastUnits(ratio: number): number {
  return 2 / Math.min(1, ratio);
}

/** The same without a look at what is given. */
export function meansPower(effect: number, units: number, { alpha, ratio }: TestPlan): number {
  const degrees = units * (1 + ratio) - 2;
  const shift = Math.abs(effect) * Math.sqrt((units * ratio) / (1 + ratio));
  const critical = -studentQuantile(alpha / 2, degrees);
  // Beyond 40 standard errors nothing is missed that a double could hold.
  if (shift > critical + 40) return 1;
  const right = nonCentralStudentTail(critical, degrees, shift);
  return Math.min(1, right + nonCentralStudentTail(critical, degrees, -shift));
}
