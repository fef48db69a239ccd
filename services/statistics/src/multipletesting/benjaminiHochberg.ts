import { requireProbabilities } from "../check.ts";

/**
 * Benjamini–Hochberg adjusted p-values: keeps the expected share of false findings below a level.
 *
 * Question: of many findings, which may be shown when at most one in twenty of those shown may be false?
 * Assumes: tests that are independent or depend on each other positively.
 * Units: p-values, in the order given. A finding is shown at rate q where its adjusted value is at most q.
 * Errors: a value outside [0, 1] throws a RangeError naming it. No tests give no values.
 * Source: Benjamini and Hochberg, "Controlling the false discovery rate", JRSS B 57(1), 1995.
 * Example: `benjaminiHochberg([0.01, 0.04, 0.03])` is [0.03, 0.04, 0.04].
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  requireProbabilities("pValues", pValues);
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0));
  const adjusted = new Array<number>(pValues.length).fill(1);
  let ceiling = 1;
  order.forEach((index, place) => {
    ceiling = Math.min(ceiling, (pValues[index] ?? 1) * (pValues.length / (pValues.length - place)));
    adjusted[index] = ceiling;
  });
  return adjusted;
}
