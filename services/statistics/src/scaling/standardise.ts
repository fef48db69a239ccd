import { rowCount } from "../columns/rowCount.ts";
import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { scaled } from "./scaled.ts";

/** How columns were standardised: enough to place a new row. */
export interface Scaling {
  mean: number[];
  /** Population standard deviation; 0 where all values are equal. */
  sd: number[];
}

/** Columns with a mean of 0 and a standard deviation of 1. */
export interface Standardised {
  columns: Float64Array[];
  scaling: Scaling;
  /** Columns, by number, in which all values are equal; they are zeros. */
  constant: number[];
}

/**
 * Standardised columns.
 *
 * Question: how can days, orders and euros be compared?
 * Assumes: nothing; where a column is skewed, take its logarithm first, or a few rows decide the rest.
 * Units: population standard deviations from the mean. A column of equal values becomes zeros, and is named.
 * Errors: no rows, or a value that is not finite, is a reason; columns of different length throw a RangeError.
 * Source: as scikit-learn's StandardScaler.
 * Example: `standardise([[1, 3], [5, 5]])` has the columns -1, 1 and 0, 0, and names the second as constant.
 */
export function standardise(columns: Columns): Standardised | UndefinedResult {
  const rows = rowCount(columns);
  if (isUndefined(rows)) return rows;
  const found = columns.map(centreAndSpread);
  const scaling = { mean: found.map(({ mean }) => mean), sd: found.map(({ sd }) => sd) };
  return {
    columns: columns.map((column, at) => Float64Array.from(column, (value) => scaled(value, scaling, at))),
    scaling,
    constant: scaling.sd.flatMap((sd, at) => (sd === 0 ? [at] : [])),
  };
}

/** In two passes; equal values are told by looking, as rounding would give them a spread. */
function centreAndSpread(column: ArrayLike<number>): { mean: number; sd: number } {
  const first = column[0]!;
  let rest = 0;
  let differs = false;
  for (let row = 0; row < column.length; row++) {
    rest += (column[row]! - first) / column.length;
    differs ||= column[row] !== first;
  }
  const mean = first + rest;
  if (!differs) return { mean: first, sd: 0 };
  let squares = 0;
  for (let row = 0; row < column.length; row++) squares += (column[row]! - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / column.length) };
}
