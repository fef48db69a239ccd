import { normalTail } from "../distributions/normalTail.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { rankSumTail } from "./rankSumTail.ts";
import { sortedCounts, type ValueCount } from "./valueCounts.ts";

/** Which arm's units rank higher. */
export interface MannWhitney {
  /** Pairs of units in which the treatment's has the higher value; ties count half. */
  statistic: number;
  /** Their share of all pairs: 0.5 where neither arm ranks higher. */
  higherShare: number;
  pValue: number;
  /** Whether the p-value is exact. */
  exact: boolean;
}

/** Beyond so many pairs the exact distribution takes more time than it is worth. */
const MOST_PAIRS = 1e7;

/**
 * Mann–Whitney test from counts of values.
 *
 * Question: do customers of the treatment tend to have higher values, whatever a few giants do to the mean?
 * Assumes: units independent of each other. It is about ranks: a difference of means is another question.
 * Units: counts of units by value, in any order; treatment over control, a two-sided p-value. Exact where an arm has at
 *   most 8 units and there are no ties, else normal, corrected for ties and continuity.
 * Errors: "not_enough_data" for an arm without units, "no_variance" where all values are the same. A value that is not
 *   finite, or a count that is no whole number from 0, throws a RangeError.
 * Source: Mann and Whitney, 1947; agrees with scipy's mannwhitneyu(treatment, control).
 * Example: 2.5, 4, 5, 6, 7 against 1.1, 2.2, 3.3, 9 has the statistic 14 and p = 0.4127.
 */
export function mannWhitney(counts: readonly ValueCount[]): MannWhitney | UndefinedResult {
  const sorted = sortedCounts(counts);
  let [below, n, total, statistic, ties] = [0, 0, 0, 0, 0];
  for (let from = 0; from < sorted.length; ) {
    let [control, treatment] = [0, 0];
    const { value } = sorted[from]!;
    for (; sorted[from]?.value === value; from++) {
      control += sorted[from]!.control;
      treatment += sorted[from]!.treatment;
    }
    const size = control + treatment;
    statistic += treatment * (below + control / 2);
    ties += size * (size * size - 1);
    below += control;
    n += treatment;
    total += size;
  }
  const pairs = n * below;
  if (pairs === 0) return undefinedResult("not_enough_data", "an arm has no units");
  if (ties === total * (total * total - 1)) return undefinedResult("no_variance", "all values are the same");
  const exact = Math.min(n, below) <= 8 && ties === 0 && pairs <= MOST_PAIRS;
  const tail = exact
    ? rankSumTail(n, below, Math.min(statistic, pairs - statistic))
    : normalTail(
        (Math.max(statistic, pairs - statistic) - pairs / 2 - 0.5) /
          Math.sqrt((pairs / 12) * (total + 1 - ties / (total * (total - 1)))),
      );
  return { statistic, higherShare: statistic / pairs, pValue: Math.min(1, 2 * tail), exact };
}
