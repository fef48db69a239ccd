import { requireProbabilities, requireWhole } from "../check.ts";
import { requireOutcomes } from "./requireOutcomes.ts";
import { tiedRows } from "./tiedRows.ts";

/** Cases with like predictions. */
export interface CalibrationRow {
  /** The lowest and highest prediction in the row. */
  from: number;
  to: number;
  cases: number;
  /** Mean prediction and the share it came true for. */
  predicted: number;
  observed: number;
}

/**
 * Calibration table: predictions against what came.
 *
 * Question: of those said to leave with 30 %, did 30 % leave?
 * Assumes: nothing.
 * Units: probabilities. Rows of about equally many cases, by rising prediction; equal predictions stay in one row, so
 *   there may be fewer rows than asked for. No cases give no rows.
 * Errors: a prediction outside [0, 1], predictions and outcomes of different number, or a number of rows that is no whole
 *   number from 1, throws a RangeError.
 * Example: `calibrationTable([0.1, 0.1, 0.8, 0.9], [false, false, true, false], 2)` has a row of 2 cases, predicted 0.1
 *   and observed 0, and one of 2, predicted 0.85 and observed 0.5.
 */
export function calibrationTable(
  predictions: ArrayLike<number>,
  outcomes: readonly boolean[],
  rows = 10,
): CalibrationRow[] {
  requireProbabilities("predictions", predictions);
  requireWhole("rows", rows, 1);
  requireOutcomes("prediction", predictions.length, outcomes);
  const order = Uint32Array.from(outcomes.keys()).sort((a, b) => predictions[a]! - predictions[b]!);
  return tiedRows(order, predictions, rows).map(({ from, to }) =>
    rowOf(order.subarray(from, to), predictions, outcomes),
  );
}

function rowOf(cases: Uint32Array, predictions: ArrayLike<number>, outcomes: readonly boolean[]): CalibrationRow {
  let predicted = 0;
  let came = 0;
  for (const index of cases) {
    predicted += predictions[index]!;
    came += Number(outcomes[index]);
  }
  return {
    from: predictions[cases[0]!]!,
    to: predictions[cases.at(-1)!]!,
    cases: cases.length,
    predicted: predicted / cases.length,
    observed: came / cases.length,
  };
}
