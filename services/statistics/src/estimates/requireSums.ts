import { requireAtLeast, requireWhole } from "../check.ts";
import type { MeanSums } from "./types.ts";

/** Throws a RangeError naming the first sum that cannot be one. */
export function requireSums(name: string, sums: MeanSums): void {
  requireWhole(`${name}.n`, sums.n, 0);
  const all = Object.entries(sums) as [string, number][];
  for (const [key, value] of all) {
    if (key !== "n") requireAtLeast(`${name}.${key}`, value, Number.NEGATIVE_INFINITY);
  }
  for (const [key, value] of all) {
    const squares = (sums as unknown as Record<string, number>)[`${key}OfSquares`];
    // Squares add up to at least the sum squared over n; what is missing beyond rounding is a mistake, not a variance of 0.
    if (squares !== undefined && squares * sums.n < value * value * (1 - 1e-6)) {
      throw new RangeError(`${name}.${key}OfSquares must be at least the ${key} squared over n, got ${squares}`);
    }
  }
}
