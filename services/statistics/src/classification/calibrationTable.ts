import { requireProbabilities, requireWhole } from "../check.ts";

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
  predictions: readonly number[],
  outcomes: readonly boolean[],
  rows = 10,
): CalibrationRow[] {
  requireProbabilities("predictions", predictions);
  requireWhole("rows", rows, 1);
  if (predictions.length !== outcomes.length) {
    throw new RangeError(`there must be one outcome per prediction, got ${predictions.length} and ${outcomes.length}`);
  }
  const order = predictions.map((_, index) => index).sort((a, b) => predictions[a]! - predictions[b]!);
  const table: CalibrationRow[] = [];
  for (let from = 0; from < order.length; ) {
    // The first row boundary beyond `from`, and past what is equal to the case before it.
    let to = Math.max(from + 1, Math.ceil(((Math.floor((from * rows) / order.length) + 1) * order.length) / rows));
    while (to < order.length && predictions[order[to]!] === predictions[order[to - 1]!]) to++;
    table.push(rowOf(order.slice(from, to), predictions, outcomes));
    from = to;
  }
  return table;
}

function rowOf(cases: number[], predictions: readonly number[], outcomes: readonly boolean[]): CalibrationRow {
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
