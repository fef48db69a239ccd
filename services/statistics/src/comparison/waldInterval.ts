import { requireInside01 } from "../check.ts";
import { normalQuantile } from "../distributions/normalQuantile.ts";
import type { Proportion } from "../estimates/types.ts";
import type { Interval } from "../lifetime/types.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { requireProportions } from "./requireProportions.ts";

/**
 * Wald's interval of the difference of two proportions.
 *
 * Question: by how many points does the conversion differ?
 * Assumes: units independent of each other and many conversions and misses an arm; with few it covers too rarely, and
 *   where all or none convert it is a point: prefer `newcombeInterval`.
 * Units: shares, treatment less control, at 1 − alpha.
 * Errors: "not_enough_data" for an arm without units. Alpha outside (0, 1), or counts that cannot be, throw a RangeError.
 * Source: agrees with statsmodels' confint_proportions_2indep(method="wald").
 * Example: 8 of 40 against 15 of 42 differ by 0.157, from −0.034 to 0.348.
 */
export function waldInterval(control: Proportion, treatment: Proportion, alpha: number): Interval | UndefinedResult {
  requireInside01("alpha", alpha);
  const lack = requireProportions(control, treatment);
  if (lack) return lack;
  const [first, second] = [control.successes / control.n, treatment.successes / treatment.n];
  const variance = (first * (1 - first)) / control.n + (second * (1 - second)) / treatment.n;
  const half = -normalQuantile(alpha / 2) * Math.sqrt(variance);
  const value = second - first;
  return { value, lower: value - half, upper: value + half };
}
