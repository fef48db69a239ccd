import { requireWhole } from "../check.ts";
import { type Points, pointsOf } from "../columns/pointsOf.ts";
import { rowCount } from "../columns/rowCount.ts";
import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import { sampleRows } from "../random/sampleRows.ts";
import { seededRandom } from "../random/seededRandom.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { squaredDistance } from "./nearestCentroid.ts";
import { requireAssignment } from "./requireAssignment.ts";

/** How well rows lie in their clusters. */
export interface Silhouette {
  /** Over the rows looked at, in [-1, 1]. */
  mean: number;
  /** The same by cluster; a cluster of which no row was looked at is a reason. */
  byCluster: (number | UndefinedResult)[];
  /** Rows looked at. */
  rows: number;
  /** Whether these are a sample. */
  sampled: boolean;
}

/**
 * Mean silhouette.
 *
 * Question: are the segments apart, or is one cloud cut into pieces?
 * Assumes: Euclidean distances mean something: standardised columns.
 * Units: per row (b − a) / max(a, b), a being the mean distance from its own cluster's other rows, b from those of the
 *   nearest other cluster; 0 for a row alone in its cluster. 1 is far apart, 0 between two clusters.
 * Method: exact up to `sample` rows (5,000 unless told); beyond, of a seeded sample of so many among themselves.
 * Errors: "not_enough_data" for no rows, fewer than two clusters, or each row a cluster of its own; "not_a_number" for a
 *   value that is not finite. An assignment of other rows throws a RangeError.
 * Source: Rousseeuw, "Silhouettes", Journal of Computational and Applied Mathematics 20, 1987.
 * Example: `silhouette([[0, 1, 9, 10]], [0, 0, 1, 1], { seed: 1 })` has a mean of 0.8886.
 */
export function silhouette(
  columns: Columns,
  assignment: ArrayLike<number>,
  { seed, sample = 5000 }: { seed: number; sample?: number },
): Silhouette | UndefinedResult {
  requireWhole("sample", sample, 1);
  const rows = rowCount(columns);
  if (isUndefined(rows)) return rows;
  const clusters = requireAssignment(rows, assignment);
  const chosen = sampleRows(rows, sample, seededRandom(seed));
  const own = Int32Array.from(chosen, (row) => assignment[row]!);
  const sizes = new Int32Array(clusters);
  for (const cluster of own) sizes[cluster]!++;
  const filled = sizes.filter((size) => size > 0).length;
  if (filled < 2 || filled === chosen.length) {
    return undefinedResult("not_enough_data", `${filled} clusters of ${chosen.length} rows have no silhouette`);
  }
  const widths = widthsOf(pointsOf(columns, chosen), own, sizes);
  return { ...means(widths, own, sizes), rows: chosen.length, sampled: chosen.length < rows };
}

function widthsOf(points: Points, own: Int32Array, sizes: Int32Array): Float64Array {
  const sums = distanceSums(points, own, sizes.length);
  return Float64Array.from({ length: points.rows }, (_, row) => {
    const cluster = own[row]!;
    if (sizes[cluster] === 1) return 0;
    const to = (other: number): number => sums[row * sizes.length + other]!;
    let nearest = Number.POSITIVE_INFINITY;
    sizes.forEach((size, other) => {
      if (other !== cluster && size > 0) nearest = Math.min(nearest, to(other) / size);
    });
    const inner = to(cluster) / (sizes[cluster]! - 1);
    const wider = Math.max(inner, nearest);
    return wider > 0 ? (nearest - inner) / wider : 0;
  });
}

/** Sums of the distances of each row to the rows of each cluster; each pair is measured once. */
function distanceSums({ values, rows, width }: Points, own: Int32Array, clusters: number): Float64Array {
  const sums = new Float64Array(rows * clusters);
  for (let row = 0; row < rows; row++) {
    for (let other = 0; other < row; other++) {
      const distance = Math.sqrt(squaredDistance(values, row * width, values, other * width, width));
      sums[row * clusters + own[other]!]! += distance;
      sums[other * clusters + own[row]!]! += distance;
    }
  }
  return sums;
}

function means(widths: Float64Array, own: Int32Array, sizes: Int32Array): Pick<Silhouette, "mean" | "byCluster"> {
  const sums = new Float64Array(sizes.length);
  widths.forEach((width, row) => {
    sums[own[row]!]! += width;
  });
  const none = undefinedResult("not_enough_data", "no row of this cluster was looked at");
  return {
    mean: sums.reduce((sum, it) => sum + it, 0) / widths.length,
    byCluster: Array.from(sums, (sum, cluster) => (sizes[cluster]! > 0 ? sum / sizes[cluster]! : none)),
  };
}
