import { requireInside01 } from "../check.ts";
import { normalQuantile } from "../distributions/normalQuantile.ts";
import type { Proportion } from "../estimates/types.ts";
import type { Interval } from "../lifetime/types.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { requireProportions } from "./requireProportions.ts";

/**
 * Newcombe's interval of the difference of two proportions, from Wilson's interval of each.
 *
 * Question: by how many points does the conversion differ, also where few convert?
 * Assumes: units independent of each other.
 * Units: shares, treatment less control, at 1 − alpha; never beyond −1 and 1.
 * Errors: "not_enough_data" for an arm without units. Alpha outside (0, 1), or counts that cannot be, throw a RangeError.
 * Source: Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17,
 *   1998, method 10; agrees with statsmodels' confint_proportions_2indep(method="newcomb").
 * Example: 8 of 40 against 15 of 42 differ by 0.157, from −0.038 to 0.336.
 */
export function newcombeInterval(
  control: Proportion,
  treatment: Proportion,
  alpha: number,
): Interval | UndefinedResult {
  requireInside01("alpha", alpha);
  const lack = requireProportions(control, treatment);
  if (lack) return lack;
  const z = -normalQuantile(alpha / 2);
  const [first, second] = [wilson(control, z), wilson(treatment, z)];
  const value = second.value - first.value;
  return {
    value,
    lower: value - Math.hypot(second.value - second.lower, first.upper - first.value),
    upper: value + Math.hypot(second.upper - second.value, first.value - first.lower),
  };
}

/** Wilson's interval of one proportion. */
function wilson({ n, successes }: Proportion, z: number): Interval {
  const value = successes / n;
  const square = (z * z) / n;
  const middle = (value + square / 2) / (1 + square);
  const half = (z * Math.sqrt((value * (1 - value)) / n + square / (4 * n))) / (1 + square);
  // At the ends rounding would leave a hair's breadth beyond the value.
  return {
    value,
    lower: successes === 0 ? 0 : middle - half,
    upper: successes === n ? 1 : middle + half,
  };
}
