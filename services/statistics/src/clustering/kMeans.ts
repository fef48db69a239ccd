import { requireWhole } from "../check.ts";
import { type Points, pointsOf } from "../columns/pointsOf.ts";
import { rowCount } from "../columns/rowCount.ts";
import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import { sampleRows } from "../random/sampleRows.ts";
import { seededRandom } from "../random/seededRandom.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { distinctRows } from "./distinctRows.ts";
import { lloyd } from "./lloyd.ts";
import { type Clusters, ordered } from "./ordered.ts";
import { startCentroids } from "./startCentroids.ts";

/** How clusters are sought. */
export interface KMeansOptions {
  seed: number;
  /** Runs from other k-means++ centroids; the best counts. 20 unless told. */
  starts?: number;
  /** Rows that the starts are tried on; where there are more, a sample of so many. 10,000 unless told. */
  sample?: number;
  /** Of Lloyd's algorithm, at most. 300 unless told. */
  iterations?: number;
}

/**
 * Clusters by k-means.
 *
 * Question: which customers are alike?
 * Assumes: columns that may be compared (standardised), and groups that are round and of like width in them.
 * Units: those of the columns; inertia in their squares. Clusters by falling size, equal ones by their centroids.
 * Method: k-means++ starts by ml-kmeans on at most `sample` rows, then Lloyd's algorithm on all of them from the best
 *   start's centroids. The same columns, options and seed give the same bytes.
 * Errors: "not_enough_data" for no rows or fewer different rows than clusters, "not_a_number" for a value that is not
 *   finite. Clusters, starts, a sample or iterations that are no whole number from 1, or a sample smaller than the
 *   clusters, throw a RangeError. `converged` is false where the iterations did not do.
 * Source: Lloyd, 1982; Arthur and Vassilvitskii, "k-means++", SODA 2007.
 * Example: `kMeans([[0, 0, 1, 9]], 2, { seed: 1 })` has the centroids 1/3 and 9, of 3 rows and 1, and an inertia of 2/3.
 */
export function kMeans(
  columns: Columns,
  clusters: number,
  { seed, starts = 20, sample = 10_000, iterations = 300 }: KMeansOptions,
): Clusters | UndefinedResult {
  for (const [name, value] of Object.entries({ clusters, starts, iterations })) requireWhole(name, value, 1);
  requireWhole("sample", sample, clusters);
  const random = seededRandom(seed);
  const rows = rowCount(columns);
  if (isUndefined(rows)) return rows;
  const points = pointsOf(columns);
  const distinct = distinctRows(points, clusters);
  if (distinct.length < clusters) {
    return undefinedResult(
      "not_enough_data",
      `${clusters} clusters ask for as many different rows, there are ${distinct.length}`,
    );
  }
  const tried = rows > sample ? sampled(columns, sampleRows(rows, sample, random), distinct) : points;
  const start = startCentroids(tried, clusters, { starts, iterations, random });
  return ordered(points, lloyd(points, start, iterations), Math.min(rows, sample));
}

/** The sampled rows; where too few of them differ, with rows that do. */
function sampled(columns: Columns, chosen: Int32Array, distinct: readonly number[]): Points {
  const points = pointsOf(columns, chosen);
  return distinctRows(points, distinct.length).length === distinct.length
    ? points
    : pointsOf(columns, [...chosen, ...distinct]);
}
