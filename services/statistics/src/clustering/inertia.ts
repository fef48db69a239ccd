import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { againstCentroids } from "./againstCentroids.ts";
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
  const held = againstCentroids(columns, centroids);
  if (isUndefined(held)) return held;
  const { rows, values, width, centroids: flat } = held;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const nearest = nearestCentroid(values, row * width, flat, width);
    sum += squaredDistance(values, row * width, flat, nearest * width, width);
  }
  return sum;
}
