import { scaled } from "./scaled.ts";
import type { Scaling } from "./standardise.ts";

/**
 * A row placed by a scaling that is already there.
 *
 * Question: where does a new customer stand among those that the model was made of?
 * Assumes: the values are in the order and units of the columns that the scaling is of.
 * Units: standard deviations from the mean; 0 in a column that was constant.
 * Errors: a row of another length, or a value that is not finite, throws a RangeError.
 * Example: `standardiseRow([5], { mean: [1], sd: [2] })` is 2.
 */
export function standardiseRow(row: ArrayLike<number>, scaling: Scaling): number[] {
  if (row.length !== scaling.mean.length) {
    throw new RangeError(`row must have ${scaling.mean.length} values, got ${row.length}`);
  }
  return Array.from(row, (value, at) => {
    if (!Number.isFinite(value)) throw new RangeError(`row[${at}] must be finite, got ${value}`);
    return scaled(value, scaling, at);
  });
}
