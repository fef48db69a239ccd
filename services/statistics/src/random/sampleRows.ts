import { requireWhole } from "../check.ts";

/**
 * A random sample of row numbers, without replacement.
 *
 * Question: which rows stand for all where all are too many?
 * Assumes: nothing; every row is as likely, every set of rows too.
 * Units: row numbers from 0, rising; all of them where the sample would be as large.
 * Errors: a number of rows or a size that is no whole number from 0 throws a RangeError.
 * Source: selection sampling, Fan, Muller and Rezucha, JASA 57, 1962; Knuth, "The art of computer programming" 2, 3.4.2 S.
 * Example: `sampleRows(3, 5, random)` is 0, 1, 2, whatever `random` says.
 */
export function sampleRows(rows: number, size: number, random: () => number): Int32Array {
  requireWhole("rows", rows, 0);
  requireWhole("size", size, 0);
  const chosen = new Int32Array(Math.min(rows, size));
  let taken = 0;
  for (let row = 0; taken < chosen.length; row++) {
    if ((rows - row) * random() < chosen.length - taken) chosen[taken++] = row;
  }
  return chosen;
}
