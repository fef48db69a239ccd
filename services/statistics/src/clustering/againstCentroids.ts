import { pointsOf } from "../columns/pointsOf.ts";
import { rowCount } from "../columns/rowCount.ts";
import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";

/** Rows and centroids in the shape that distances are reckoned in. */
interface Held {
  rows: number;
  width: number;
  values: Float64Array;
  centroids: Float64Array;
}

/** Lays columns beside centroids; throws a RangeError where there are none or their width is another. */
export function againstCentroids(columns: Columns, centroids: readonly (readonly number[])[]): Held | UndefinedResult {
  if (centroids.length === 0 || centroids.some(({ length }) => length !== columns.length)) {
    throw new RangeError(`centroids must be there, with ${columns.length} values each`);
  }
  const rows = rowCount(columns);
  if (isUndefined(rows)) return rows;
  const { values, width } = pointsOf(columns);
  return { rows, width, values, centroids: Float64Array.from(centroids.flat()) };
}
