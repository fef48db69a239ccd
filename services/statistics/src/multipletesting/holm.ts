import { requireProbabilities } from "../check.ts";

/**
 * Holm's adjusted p-values: keeps the chance of even one false finding below a level.
 *
 * Question: of many candidates, which hold although many were tried?
 * Assumes: nothing about how the tests depend on each other.
 * Units: p-values, in the order given. A finding holds at level α where its adjusted value is at most α.
 * Errors: a value outside [0, 1] throws a RangeError naming it. No tests give no values.
 * Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979.
 * Example: `holm([0.01, 0.04, 0.03])` is [0.03, 0.06, 0.06].
 */
export function holm(pValues: readonly number[]): number[] {
  requireProbabilities("pValues", pValues);
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
  const adjusted = new Array<number>(pValues.length).fill(1);
  let floor = 0;
  order.forEach((index, rank) => {
    floor = Math.min(1, Math.max(floor, (pValues.length - rank) * (pValues[index] ?? 1)));
    adjusted[index] = floor;
  });
  return adjusted;
}
