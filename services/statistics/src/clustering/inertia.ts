import { pointsOf } from "../columns/pointsOf.ts";
import { rowCount } from "../columns/rowCount.ts";
import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { nearestCentroid, squaredDistance } from "./nearestCentroid.ts";

/**
 * Inertia: the sum of squared distances from the nearest centroid.
 *
 * Question: how far from their segment's centre are customers, and do last month's centres still fit?
 * Assumes: columns scaled as those that the centroids are of.
 * Units: squares of the columns' units, summed over rows.
 * Errors: no rows, or a value that is not finite, is a reason; no centroids, or of another width, throw a RangeError.
 * Source: as scikit-learn's KMeans.
 * Example: `inertia([[0, 1, 9]], [[0], [9]])` is 1.
 */
export function inertia(columns: Columns, centroids: readonly (readonly number[])[]): number | UndefinedResult {
  if (centroids.length === 0 || centroids.some(({ length }) => length !== columns.length)) {
    throw new RangeError(`centroids must be there, with ${columns.length} values each`);
  }
  const rows = rowCount(columns);
  if (isUndefined(rows)) return rows;
  const { values, width } = pointsOf(columns);
  const flat = Float64Array.from(centroids.flat());
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const nearest = nearestCentroid(values, row * width, flat, width);
    sum += squaredDistance(values, row * width, flat, nearest * width, width);
  }
  return sum;
}
