import { requireAtLeast } from "../check.ts";
import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { finiteSorted } from "./finiteSorted.ts";

/**
 * Quantile: the value below which a share of the values lies.
 *
 * Question: what is exceeded by only 5 % of the orders?
 * Assumes: nothing about the distribution; interpolates between neighbours (type 7, as R and NumPy do by default).
 * Units: those of the values.
 * Errors: no values or one that is not finite is a reason; a share outside [0, 1] throws a RangeError.
 * Source: Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50(4), 1996.
 * Example: `quantile([1, 2, 3, 4], 0.25)` is 1.75.
 */
export function quantile(values: readonly number[], share: number): number | UndefinedResult {
  requireAtLeast("share", share, 0);
  if (share > 1) throw new RangeError(`share must be at most 1, got ${share}`);
  const sorted = finiteSorted(values);
  return isUndefined(sorted) ? sorted : quantileOfSorted(sorted, share);
}

/** The same, of values already in rising order; at least one. */
export function quantileOfSorted(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const low = sorted[below] ?? 0;
  const high = sorted[below + 1] ?? low;
  // Weighted from both ends: the difference of two huge values of opposite sign would overflow.
  return low * (1 - (position - below)) + high * (position - below);
}
