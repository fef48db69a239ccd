import { requireWhole } from "../check.ts";
import { chiSquareTail } from "../distributions/chiSquareTail.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";

/** How far counts lie from those of independent rows and columns. */
export interface ChiSquare {
  statistic: number;
  degreesOfFreedom: number;
  pValue: number;
}

/**
 * Chi-square test of a table of counts.
 *
 * Question: does what customers do (pay by card, on account, not at all) depend on the arm they are in?
 * Assumes: units independent of each other, each counted once; at least some five expected a cell.
 * Units: rows of counts of any number, one column an outcome; the result is a p-value. Without continuity correction.
 * Errors: "not_enough_data" for a table below two rows and columns, or a row or column that adds up to 0. Rows of
 *   different length, or a count that is no whole number from 0, throw a RangeError.
 * Source: Pearson, 1900; agrees with scipy's chi2_contingency(correction=False).
 * Example: `chiSquareTest([[10, 20, 30], [6, 9, 17]])` is 0.2716 with 2 degrees of freedom, p = 0.8730.
 */
export function chiSquareTest(table: readonly (readonly number[])[]): ChiSquare | UndefinedResult {
  const width = table[0]?.length ?? 0;
  table.forEach((row, r) => {
    if (row.length !== width) throw new RangeError(`table[${r}] must have ${width} counts, got ${row.length}`);
    row.forEach((count, c) => {
      requireWhole(`table[${r}][${c}]`, count, 0);
    });
  });
  if (table.length < 2 || width < 2) return undefinedResult("not_enough_data", "two rows and two columns are needed");
  const rows = table.map((row) => row.reduce((sum, it) => sum + it, 0));
  const columns = table[0]!.map((_, c) => table.reduce((sum, row) => sum + row[c]!, 0));
  const empty = rows.indexOf(0) >= 0 ? `row ${rows.indexOf(0)}` : `column ${columns.indexOf(0)}`;
  if (rows.includes(0) || columns.includes(0)) return undefinedResult("not_enough_data", `${empty} adds up to 0`);
  const total = rows.reduce((sum, it) => sum + it, 0);
  let statistic = 0;
  table.forEach((row, r) => {
    row.forEach((count, c) => {
      const expected = (rows[r]! / total) * columns[c]!;
      statistic += (count - expected) ** 2 / expected;
    });
  });
  const degreesOfFreedom = (table.length - 1) * (width - 1);
  return { statistic, degreesOfFreedom, pValue: chiSquareTail(statistic, degreesOfFreedom) };
}
