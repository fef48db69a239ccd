import { pointsOf } from "../columns/pointsOf.ts";
import { rowCount } from "../columns/rowCount.ts";
import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { nearestCentroid } from "./nearestCentroid.ts";

/**
 * The clusters of many rows: for each that of the nearest centroid.
 *
 * Question: which segments do today's customers belong to, by last month's model?
 * Assumes: as `assignCluster`.
 * Units: numbers of clusters, from 0, one per row.
 * Errors: as `rowCount`: no rows, or a value that is not finite, is a reason; no centroids, or centroids of another width
 *   than the columns, throw a RangeError.
 * Example: `assignClusters([[8, 1]], [[0], [9]])` is 1, 0.
 */
export function assignClusters(
  columns: Columns,
  centroids: readonly (readonly number[])[],
): Int32Array | UndefinedResult {
  if (centroids.length === 0 || centroids.some(({ length }) => length !== columns.length)) {
    throw new RangeError(`centroids must be there, with ${columns.length} values each`);
  }
  const rows = rowCount(columns);
  if (isUndefined(rows)) return rows;
  const { values, width } = pointsOf(columns);
  const flat = Float64Array.from(centroids.flat());
  return Int32Array.from({ length: rows }, (_, row) => nearestCentroid(values, row * width, flat, width));
}
