import { requirePositive } from "../check.ts";
import { normalQuantile } from "../distributions/normalQuantile.ts";
import { normalTail } from "../distributions/normalTail.ts";
import { requirePlan, requireShare } from "./plans.ts";
import type { TestPlan } from "./types.ts";

/**
 * Power of a test of two proportions, by Cohen's arcsine.
 *
 * Question: with so many units, how often is a rise of the conversion from one share to another found?
 * Assumes: a normal approximation, so some ten conversions and misses an arm.
 * Units: shares, units of the control, which need not be whole; the result is a probability.
 * Errors: a share outside [0, 1], units that are not above 0, alpha outside (0, 1), or a ratio that is not above 0,
 *   throws a RangeError.
 * Source: Cohen, 1988, chapter 6; agrees with statsmodels' NormalIndPower and proportion_effectsize.
 * Example: 10 % against 11 % with 14,744.1 units an arm is found in 0.8 of the experiments at alpha 0.05.
 */
export function powerOfProportions(control: number, treatment: number, units: number, plan: TestPlan): number {
  requireShare("control", control);
  requireShare("treatment", treatment);
  requirePositive("units", units);
  requirePlan(plan);
  return normalPower(arcsine(treatment) - arcsine(control), units, plan);
}

/** Where shares have the same variance wherever they lie. */
export function arcsine(share: number): number {
  return 2 * Math.asin(Math.sqrt(share));
}

/** Power of a two-sided normal test of an effect in standard deviations. */
export function normalPower(effect: number, units: number, { alpha, ratio }: TestPlan): number {
  const shift = Math.abs(effect) * Math.sqrt((units * ratio) / (1 + ratio));
  const critical = -normalQuantile(alpha / 2);
  return normalTail(critical - shift) + normalTail(critical + shift);
}
