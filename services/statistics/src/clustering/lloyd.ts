import type { Points } from "../columns/pointsOf.ts";
import { nearestCentroid, squaredDistance } from "./nearestCentroid.ts";

/** Where Lloyd's steps ended: the assignment belongs to the centroids. */
export interface Settled {
  /** One after the other. */
  centroids: Float64Array;
  assignment: Int32Array;
  iterations: number;
  converged: boolean;
}

/**
 * Lloyd's algorithm from given centroids, until no row changes its cluster. A cluster that loses all of its rows begins
 * anew at the row farthest from its own centroid.
 */
export function lloyd(points: Points, start: Float64Array, iterations: number): Settled {
  const { values, rows, width } = points;
  const centroids = start.slice();
  const assignment = new Int32Array(rows).fill(-1);
  for (let iteration = 1; iteration <= iterations; iteration++) {
    let changes = 0;
    for (let row = 0; row < rows; row++) {
      const nearest = nearestCentroid(values, row * width, centroids, width);
      changes += Number(nearest !== assignment[row]);
      assignment[row] = nearest;
    }
    if (changes === 0) return { centroids, assignment, iterations: iteration - 1, converged: true };
    moveToMeans(points, assignment, centroids);
  }
  for (let row = 0; row < rows; row++) assignment[row] = nearestCentroid(values, row * width, centroids, width);
  return { centroids, assignment, iterations, converged: false };
}

function moveToMeans(points: Points, assignment: Int32Array, centroids: Float64Array): void {
  const { values, rows, width } = points;
  const sizes = new Float64Array(centroids.length / width);
  const sums = new Float64Array(centroids.length);
  for (let row = 0; row < rows; row++) {
    const to = assignment[row]! * width;
    sizes[assignment[row]!]!++;
    for (let column = 0; column < width; column++) sums[to + column]! += values[row * width + column]!;
  }
  for (let cluster = 0; cluster < sizes.length; cluster++) {
    if (sizes[cluster] === 0) continue;
    for (let at = cluster * width; at < (cluster + 1) * width; at++) centroids[at] = sums[at]! / sizes[cluster]!;
  }
  const moved: number[] = [];
  sizes.forEach((size, cluster) => {
    if (size === 0) moved.push(beginAnew(points, assignment, centroids, cluster));
  });
  // Their old centroids are not yet without them: the next step has to see a change.
  for (const row of moved) assignment[row] = -1;
}

/** Puts the centroid of an empty cluster on the row farthest from its own, and says which. */
function beginAnew(
  { values, rows, width }: Points,
  assignment: Int32Array,
  centroids: Float64Array,
  empty: number,
): number {
  let farthest = 0;
  let most = -1;
  for (let row = 0; row < rows; row++) {
    const away = squaredDistance(values, row * width, centroids, assignment[row]! * width, width);
    if (away > most) {
      most = away;
      farthest = row;
    }
  }
  centroids.set(values.subarray(farthest * width, (farthest + 1) * width), empty * width);
  assignment[farthest] = empty;
  return farthest;
}
