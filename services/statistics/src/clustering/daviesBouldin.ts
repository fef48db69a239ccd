import { type Points, pointsOf } from "../columns/pointsOf.ts";
import { rowCount } from "../columns/rowCount.ts";
import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { squaredDistance } from "./nearestCentroid.ts";
import { requireAssignment } from "./requireAssignment.ts";

/**
 * Davies-Bouldin index.
 *
 * Question: how wide are segments against the gaps between them?
 * Assumes: Euclidean distances mean something: standardised columns.
 * Units: the mean over clusters of the worst (width + other's width) / distance of the centroids; 0 is best.
 * Errors: "not_enough_data" for no rows or fewer than two clusters, "no_variance" where two centroids coincide,
 *   "not_a_number" for a value that is not finite. An assignment of other rows throws a RangeError.
 * Source: Davies and Bouldin, "A cluster separation measure", IEEE PAMI 1(2), 1979.
 * Example: `daviesBouldin([[0, 1, 9, 10]], [0, 0, 1, 1])` is 1 / 9.
 */
export function daviesBouldin(columns: Columns, assignment: ArrayLike<number>): number | UndefinedResult {
  const rows = rowCount(columns);
  if (isUndefined(rows)) return rows;
  const { centroids, sizes, widths } = shapes(pointsOf(columns), assignment, requireAssignment(rows, assignment));
  const filled = Array.from(sizes.keys()).filter((cluster) => sizes[cluster]! > 0);
  if (filled.length < 2) return undefinedResult("not_enough_data", "there are fewer than two clusters");
  const width = columns.length;
  let sum = 0;
  for (const one of filled) {
    let worst = 0;
    for (const other of filled) {
      if (other === one) continue;
      const apart = Math.sqrt(squaredDistance(centroids, one * width, centroids, other * width, width));
      if (apart === 0) return undefinedResult("no_variance", `the centroids of clusters ${one} and ${other} coincide`);
      worst = Math.max(worst, (widths[one]! + widths[other]!) / apart);
    }
    sum += worst / filled.length;
  }
  return sum;
}

/** Centroids, sizes, and mean distances of the rows from their centroid. */
function shapes({ values, rows, width }: Points, assignment: ArrayLike<number>, clusters: number) {
  const centroids = new Float64Array(clusters * width);
  const sizes = new Float64Array(clusters);
  const widths = new Float64Array(clusters);
  for (let row = 0; row < rows; row++) sizes[assignment[row]!]!++;
  for (let row = 0; row < rows; row++) {
    const own = assignment[row]!;
    for (let column = 0; column < width; column++) {
      centroids[own * width + column]! += values[row * width + column]! / sizes[own]!;
    }
  }
  for (let row = 0; row < rows; row++) {
    const own = assignment[row]!;
    widths[own]! += Math.sqrt(squaredDistance(values, row * width, centroids, own * width, width)) / sizes[own]!;
  }
  return { centroids, sizes, widths };
}
