import { kmeans } from "ml-kmeans";
import { type Points, pointAt } from "../columns/pointsOf.ts";
import { squaredDistance } from "./nearestCentroid.ts";

/** The best of several runs of k-means from k-means++ centroids: the one with the least inertia. */
export function startCentroids(
  points: Points,
  clusters: number,
  { starts, iterations, random }: { starts: number; iterations: number; random: () => number },
): Float64Array {
  const rows = Array.from({ length: points.rows }, (_, row) => pointAt(points, row));
  let best: Float64Array | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < starts; start++) {
    const seed = Math.floor(random() * 2 ** 31);
    const found = kmeans(rows, clusters, { seed, initialization: "kmeans++", maxIterations: iterations });
    const centroids = Float64Array.from(found.centroids.flat());
    const spread = spreadOf(points, found.clusters, centroids);
    if (best && spread >= least) continue;
    best = centroids;
    least = spread;
  }
  return best!;
}

function spreadOf({ values, rows, width }: Points, assignment: readonly number[], centroids: Float64Array): number {
  let spread = 0;
  for (let row = 0; row < rows; row++) {
    spread += squaredDistance(values, row * width, centroids, assignment[row]! * width, width);
  }
  return spread;
}
