import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { againstCentroids } from "./againstCentroids.ts";
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
  const held = againstCentroids(columns, centroids);
  if (isUndefined(held)) return held;
  const { rows, values, width } = held;
  return Int32Array.from({ length: rows }, (_, row) => nearestCentroid(values, row * width, held.centroids, width));
}
