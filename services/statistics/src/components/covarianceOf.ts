import type { Columns } from "../columns/types.ts";

/** Means and population covariances of columns, at least one row, in two passes. */
export function covarianceOf(columns: Columns): { mean: number[]; covariance: number[][] } {
  const rows = columns[0]!.length;
  const centred = columns.map((column) => {
    const first = column[0]!;
    let rest = 0;
    for (let row = 0; row < rows; row++) rest += (column[row]! - first) / rows;
    const mean = first + rest;
    return { mean, values: Float64Array.from(column, (value) => value - mean) };
  });
  const product = (a: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += a[row]! * b[row]!;
    return sum / rows;
  };
  return {
    mean: centred.map(({ mean }) => mean),
    covariance: centred.map((one) => centred.map((other) => product(one.values, other.values))),
  };
}
