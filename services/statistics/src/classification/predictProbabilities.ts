import { rowCount } from "../columns/rowCount.ts";
import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import { scaled } from "../scaling/scaled.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { type Logistic, probabilityOf } from "./logistic.ts";

/**
 * The probabilities that a logistic regression gives to many rows.
 *
 * Question: how likely is it of each customer that they leave?
 * Assumes: as `predictProbability`.
 * Units: probabilities, one per row.
 * Errors: no rows, or a value that is not finite, is a reason; another number of columns throws a RangeError.
 * Example: with an intercept of 0, a coefficient of 1, a mean of 2 and a deviation of 1, the rows 2 and 3 have 0.5 and
 *   0.7311.
 */
export function predictProbabilities(
  columns: Columns,
  { intercept, coefficients, scaling }: Logistic,
): Float64Array | UndefinedResult {
  if (columns.length !== coefficients.length) {
    throw new RangeError(`there must be ${coefficients.length} columns, got ${columns.length}`);
  }
  const rows = rowCount(columns);
  if (isUndefined(rows)) return rows;
  const logOdds = new Float64Array(rows).fill(intercept);
  columns.forEach((column, at) => {
    for (let row = 0; row < rows; row++) logOdds[row]! += scaled(column[row]!, scaling, at) * coefficients[at]!;
  });
  return logOdds.map(probabilityOf);
}
