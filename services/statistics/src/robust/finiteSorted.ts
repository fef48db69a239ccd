import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";

/** The values in rising order, or the reason why they have no order: none at all, or one that is not finite. */
export function finiteSorted(values: readonly number[]): number[] | UndefinedResult {
  if (values.length === 0) return undefinedResult("not_enough_data", "there are no values");
  const odd = values.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) return undefinedResult("not_a_number", `value ${odd} is ${values[odd]}`);
  return [...values].sort((a, b) => a - b);
}
