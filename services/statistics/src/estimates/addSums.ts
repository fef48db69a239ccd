import { requireSums } from "./requireSums.ts";
import type { MeanSums } from "./types.ts";

/**
 * Adds the sums of two parts to those of the whole.
 *
 * Question: what do two days, or two countries, come to together?
 * Assumes: no unit is in both parts.
 * Units: those of the sums. Works for sums of means, ratios and adjusted means alike.
 * Errors: sums of different kinds, or one that is not finite, throw a RangeError naming it.
 * Example: `addSums({ n: 1, sum: 2, sumOfSquares: 4 }, { n: 1, sum: 3, sumOfSquares: 9 })` is
 *   { n: 2, sum: 5, sumOfSquares: 13 }.
 */
export function addSums<Sums extends MeanSums>(first: Sums, second: Sums): Sums {
  requireSums("first", first);
  requireSums("second", second);
  const left = Object.entries(first) as [keyof Sums, number][];
  if (left.length !== Object.keys(second).length) throw new RangeError("second must have the same sums as first");
  const added = left.map(([key, value]) => {
    if (!(key in second)) throw new RangeError(`second.${String(key)} must be given`);
    return [key, value + (second[key] as number)];
  });
  return Object.fromEntries(added) as Sums;
}
