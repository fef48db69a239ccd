import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";

/** The values in rising order in an array of their own, or why they have none: no values, or one that is not finite. */
export function sortedColumn(values: ArrayLike<number>): Float64Array | UndefinedResult {
  if (values.length === 0) return undefinedResult("not_enough_data", "there are no values");
  const sorted = Float64Array.from(values);
  const odd = sorted.findIndex((value) => !Number.isFinite(value));
  return odd < 0 ? sorted.sort() : undefinedResult("not_a_number", `value ${odd} is ${values[odd]}`);
}
