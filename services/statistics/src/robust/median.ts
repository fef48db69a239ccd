import type { UndefinedResult } from "../undefinedResult.ts";
import { quantile } from "./quantile.ts";

/**
 * Median: the middle value.
 *
 * Question: what is usual, whatever a few wild values do?
 * Assumes: nothing; half of the values may be wild before it breaks.
 * Units: those of the values.
 * Errors: no values or one that is not finite is a reason.
 * Example: `median([3, 1, 100])` is 3.
 */
export function median(values: readonly number[]): number | UndefinedResult {
  return quantile(values, 0.5);
}
