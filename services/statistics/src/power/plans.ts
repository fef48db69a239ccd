import { requireAtLeast, requireInside01, requirePositive } from "../check.ts";
import { rootBetween } from "../numerics/rootBetween.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import type { PowerPlan, TestPlan } from "./types.ts";

/** Beyond so many units an arm nobody waits. */
const MOST_UNITS = 1e15;

/** Throws a RangeError naming what cannot be part of a plan. */
export function requirePlan(plan: TestPlan): void {
  requireInside01("alpha", plan.alpha);
  requirePositive("ratio", plan.ratio);
}

/** The same with the power, which must exceed what chance alone finds. */
export function requirePowerPlan(plan: PowerPlan): void {
  requirePlan(plan);
  requireInside01("power", plan.power);
  if (plan.power <= plan.alpha) throw new RangeError(`power must be above alpha, got ${plan.power}`);
}

/** Throws a RangeError unless the value is finite. */
export function requireFinite(name: string, value: number): void {
  requireAtLeast(name, value, Number.NEGATIVE_INFINITY);
}

/** Throws a RangeError unless the value is in [0, 1]. */
export function requireShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be in [0, 1], got ${value}`);
}

/** The least value from `least` on at which a rising power reaches what is asked for. */
export function reach(power: (at: number) => number, asked: number, least: number): number | UndefinedResult {
  if (power(least) >= asked) return least;
  let high = 2 * least;
  for (; power(high) < asked; high *= 2) {
    if (high > MOST_UNITS)
      return undefinedResult("not_enough_data", "the effect is too small to be found by any number");
  }
  const missing = (log: number): number => power(Math.exp(log)) - asked;
  return Math.exp(rootBetween(missing, Math.log(high / 2), Math.log(high)));
}
