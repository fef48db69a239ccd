import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { median } from "./median.ts";

/** Makes the median absolute deviation of a normal distribution its standard deviation: 1 / Φ⁻¹(3/4). */
export const MAD_TO_SD = 1.482602218505602;

/**
 * Scaled median absolute deviation: the spread around the median.
 *
 * Question: how far from usual is usual?
 * Assumes: scaled so that it estimates the standard deviation where the bulk of the values is normal.
 * Units: those of the values.
 * Errors: no values or one that is not finite is a reason. Values that mostly coincide have a spread of 0, which is
 *   a value and not an error: whoever divides by it needs a floor.
 * Source: Rousseeuw and Croux, "Alternatives to the median absolute deviation", JASA 88, 1993.
 * Example: `mad([1, 2, 3, 4, 100])` is 1.4826 (the deviations are 2, 1, 0, 1 and 97).
 */
export function mad(values: readonly number[]): number | UndefinedResult {
  const middle = median(values);
  if (isUndefined(middle)) return middle;
  const spread = median(values.map((value) => Math.abs(value - middle)));
  return isUndefined(spread) ? spread : spread * MAD_TO_SD;
}
