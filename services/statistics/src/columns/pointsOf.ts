import type { Columns } from "./types.ts";

/** The rows of a table one after the other: distances read them as they lie. */
export interface Points {
  values: Float64Array;
  rows: number;
  width: number;
}

/** Lays a table out by rows, all of them or those asked for. */
export function pointsOf(columns: Columns, chosen?: ArrayLike<number>): Points {
  const width = columns.length;
  const rows = chosen?.length ?? columns[0]?.length ?? 0;
  const values = new Float64Array(rows * width);
  columns.forEach((column, at) => {
    for (let row = 0; row < rows; row++) values[row * width + at] = column[chosen ? chosen[row]! : row]!;
  });
  return { values, rows, width };
}

/** One row of them. */
export function pointAt({ values, width }: Points, row: number): number[] {
  return Array.from(values.subarray(row * width, (row + 1) * width));
}
