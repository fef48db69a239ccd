import { requireWhole } from "../check.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireOutcomes } from "./requireOutcomes.ts";
import { tiedRows } from "./tiedRows.ts";

/** Cases with like scores. */
export interface LiftRow {
  cases: number;
  /** Of them those that came true. */
  positives: number;
  rate: number;
  /** The rate over that of all cases. */
  lift: number;
  /** What part of all positives this row and those above it have. */
  caught: number;
}

/**
 * Lift table: cases by falling score, in rows of about equal size.
 *
 * Question: if only a tenth of the customers can be written to, how many of those who will leave are among them?
 * Assumes: a higher score stands for likelier. Equal scores stay in one row, so there may be fewer rows than asked for.
 * Units: counts, shares, and a lift of 1 for a row that is like all.
 * Errors: "not_enough_data" where nothing came true, "not_a_number" for a score that is NaN; another number of outcomes, or
 *   a number of rows that is no whole number from 1, throws a RangeError.
 * Example: `liftTable([0.9, 0.7, 0.3, 0.1], [true, true, false, true], 2)` has rows of 2 cases with 2 and 1 positives,
 *   lifts of 4/3 and 2/3, and 2/3 and 1 caught.
 */
export function liftTable(
  scores: ArrayLike<number>,
  outcomes: readonly boolean[],
  rows = 10,
): LiftRow[] | UndefinedResult {
  requireWhole("rows", rows, 1);
  requireOutcomes("score", scores.length, outcomes);
  for (let at = 0; at < scores.length; at++) {
    if (Number.isNaN(scores[at])) return undefinedResult("not_a_number", `score ${at} is not a number`);
  }
  const all = outcomes.reduce((sum, it) => sum + Number(it), 0);
  if (all === 0) return undefinedResult("not_enough_data", "nothing came true");
  const order = Uint32Array.from(outcomes.keys()).sort((a, b) => compare(scores[b]!, scores[a]!));
  let caught = 0;
  return tiedRows(order, scores, rows).map(({ from, to }) => {
    const positives = order.subarray(from, to).reduce((sum, index) => sum + Number(outcomes[index]), 0);
    const rate = positives / (to - from);
    caught += positives;
    return { cases: to - from, positives, rate, lift: (rate * outcomes.length) / all, caught: caught / all };
  });
}

/** A difference would make NaN of two infinities. */
const compare = (a: number, b: number): number => (a < b ? -1 : Number(a > b));
