import type { ScoreCuts } from "./scoreCuts.ts";

/**
 * The quantile score of a value.
 *
 * Question: how good is this customer's recency among those that the cuts are of?
 * Assumes: the cuts are of `scoreCuts`. A value of the sample has its score there; another one the score of its place
 *   among them, the highest where it is better than all.
 * Units: a whole number from 1, the worst, to the number of quantiles.
 * Errors: a value that is NaN throws a RangeError; infinite ones are better or worse than all.
 * Example: `scoreOf(35, { better: "larger", cuts: [20] })` is 2.
 */
export function scoreOf(value: number, { better, cuts }: ScoreCuts): number {
  if (Number.isNaN(value)) throw new RangeError("value must be a number, got NaN");
  let passed = 0;
  let above = cuts.length;
  while (passed < above) {
    const middle = (passed + above) >> 1;
    if (better === "larger" ? value > cuts[middle]! : value < cuts[middle]!) passed = middle + 1;
    else above = middle;
  }
  return passed + 1;
}
