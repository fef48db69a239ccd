import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";

/**
 * Adjusted Rand index.
 *
 * Question: do two clusterings of the same customers say the same, whatever they number their clusters?
 * Assumes: nothing; agreement that chance would bring is taken off.
 * Units: 1 for the same clusters, about 0 for unrelated ones, below it for less than chance.
 * Errors: "not_enough_data" for fewer than two rows; assignments of different length throw a RangeError. Two clusterings
 *   of one cluster each, or of clusters of one row each, are the same: 1.
 * Source: Hubert and Arabie, "Comparing partitions", Journal of Classification 2, 1985.
 * Example: `adjustedRandIndex([0, 0, 1, 1], [1, 1, 0, 2])` is 0.5714.
 */
export function adjustedRandIndex(one: ArrayLike<number>, other: ArrayLike<number>): number | UndefinedResult {
  const rows = one.length;
  if (other.length !== rows) throw new RangeError(`assignments must be of one length, got ${rows} and ${other.length}`);
  if (rows < 2) return undefinedResult("not_enough_data", "agreement is about pairs of rows, and there is none");
  const rowOf = Int32Array.from(numbered(one));
  const columnOf = Int32Array.from(numbered(other));
  const columns = columnOf.reduce((most, it) => Math.max(most, it), 0) + 1;
  const together = pairsIn(rowOf.length, (row) => rowOf[row]! * columns + columnOf[row]!);
  const inOne = pairsIn(rows, (row) => rowOf[row]!);
  const inOther = pairsIn(rows, (row) => columnOf[row]!);
  const expected = (inOne * inOther) / ((rows * (rows - 1)) / 2);
  const most = (inOne + inOther) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** The clusters numbered as they come, so that numbers are small. */
function numbered(assignment: ArrayLike<number>): number[] {
  const known = new Map<number, number>();
  return Array.from(assignment, (cluster) => {
    const number = known.get(cluster) ?? known.size;
    known.set(cluster, number);
    return number;
  });
}

/** Pairs of rows that are in one cell. */
function pairsIn(rows: number, cellOf: (row: number) => number): number {
  const counts = new Map<number, number>();
  for (let row = 0; row < rows; row++) counts.set(cellOf(row), (counts.get(cellOf(row)) ?? 0) + 1);
  let pairs = 0;
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2;
  return pairs;
}
