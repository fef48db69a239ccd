import { requireAtLeast } from "../check.ts";
import type { MeanSums } from "./types.ts";

/**
 * Sums of values.
 *
 * Question: what must be kept of a metric's values to compare their means later?
 * Assumes: one value per unit. Values whose mean is a million times their spread lose its digits.
 * Units: those of the values, and their square.
 * Errors: a value that is not finite throws a RangeError naming it. No values give sums of 0.
 * Example: `sumsOf([1, 2, 3])` is { n: 3, sum: 6, sumOfSquares: 14 }.
 */
export function sumsOf(values: ArrayLike<number>): MeanSums {
  const sums: MeanSums = { n: values.length, sum: 0, sumOfSquares: 0 };
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    requireAtLeast(`values[${index}]`, value, Number.NEGATIVE_INFINITY);
    sums.sum += value;
    sums.sumOfSquares += value * value;
  }
  return sums;
}
