import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireOutcomes } from "./requireOutcomes.ts";

/**
 * Area under the ROC curve, AUC.
 *
 * Question: how often does a score put somebody who left above somebody who stayed?
 * Assumes: nothing about the score's scale; only its order counts. Equal scores count half.
 * Units: one score and one outcome per case; the result is in [0, 1], 0.5 for a score that says nothing.
 * Errors: scores and outcomes of different number throw a RangeError; "not_a_number" for a score that is NaN,
 *   "not_enough_data" where all outcomes are the same.
 * Source: Mann and Whitney, 1947; Hanley and McNeil, Radiology 143, 1982.
 * Example: `rocArea([0.9, 0.5, 0.5, 0.1], [true, true, false, false])` is 0.875.
 */
export function rocArea(scores: ArrayLike<number>, outcomes: readonly boolean[]): number | UndefinedResult {
  requireOutcomes("score", scores.length, outcomes);
  const odd = Array.prototype.findIndex.call(scores, Number.isNaN);
  if (odd >= 0) return undefinedResult("not_a_number", `score ${odd} is not a number`);
  const positives = outcomes.reduce((sum, it) => sum + Number(it), 0);
  const pairs = positives * (outcomes.length - positives);
  if (pairs === 0) return undefinedResult("not_enough_data", "all outcomes are the same, or there are none");
  const order = Uint32Array.from(outcomes.keys()).sort((a, b) => compare(scores[a]!, scores[b]!));
  let below = 0;
  let won = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    let tied = 0;
    for (; to < order.length && scores[order[to]!] === scores[order[from]!]; to++) tied += Number(outcomes[order[to]!]);
    const others = to - from - tied;
    won += tied * (below + others / 2);
    below += others;
    from = to;
  }
  return won / pairs;
}

/** A difference would make NaN of two infinities. */
const compare = (a: number, b: number): number => (a < b ? -1 : Number(a > b));
