import { nearestCentroid } from "./nearestCentroid.ts";

/**
 * The cluster of a row: that of the nearest centroid.
 *
 * Question: which segment does a new customer belong to, without clustering anew?
 * Assumes: the row is scaled as the rows were that the centroids are of.
 * Units: the number of the cluster, from 0; the first of equally near ones.
 * Errors: no centroids, a row of another length, or a value that is not finite, throws a RangeError.
 * Example: `assignCluster([8], [[0], [9]])` is 1.
 */
export function assignCluster(row: ArrayLike<number>, centroids: readonly (readonly number[])[]): number {
  const width = centroids[0]?.length;
  if (!width) throw new RangeError("there must be a centroid");
  if (row.length !== width) throw new RangeError(`row must have ${width} values, got ${row.length}`);
  for (let at = 0; at < width; at++) {
    if (!Number.isFinite(row[at])) throw new RangeError(`row[${at}] must be finite, got ${row[at]}`);
  }
  return nearestCentroid(row, 0, Float64Array.from(centroids.flat()), width);
}
