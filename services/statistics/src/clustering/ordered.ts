import { type Points, pointAt } from "../columns/pointsOf.ts";
import type { Settled } from "./lloyd.ts";
import { squaredDistance } from "./nearestCentroid.ts";

/** Rows in clusters. */
export interface Clusters {
  /** One per cluster, by falling size. */
  centroids: number[][];
  /** The cluster of each row, from 0. */
  assignment: Int32Array;
  /** Rows in each cluster. */
  sizes: number[];
  /** Sum of the squared distances of the rows from their centroids. */
  inertia: number;
  /** Of Lloyd's algorithm on all rows. */
  iterations: number;
  /** Whether it ended with no row changing its cluster. */
  converged: boolean;
  /** Rows that the starts were tried on. */
  triedOn: number;
}

/** Clusters by falling size, equal ones by their centroids: the same clusters have the same numbers. */
export function ordered(points: Points, settled: Settled, triedOn: number): Clusters {
  const { values, rows, width } = points;
  const { iterations, converged } = settled;
  const own = { values: settled.centroids, rows: settled.centroids.length / width, width };
  const counts = new Int32Array(own.rows);
  for (const cluster of settled.assignment) counts[cluster]!++;
  const found = Array.from(counts, (size, cluster) => ({ cluster, size, centroid: pointAt(own, cluster) }));
  found.sort((a, b) => b.size - a.size || compare(a.centroid, b.centroid));
  const places = new Int32Array(own.rows);
  found.forEach(({ cluster }, place) => {
    places[cluster] = place;
  });
  let inertia = 0;
  for (let row = 0; row < rows; row++) {
    inertia += squaredDistance(values, row * width, own.values, settled.assignment[row]! * width, width);
  }
  return {
    centroids: found.map(({ centroid }) => centroid),
    assignment: settled.assignment.map((cluster) => places[cluster]!),
    sizes: found.map(({ size }) => size),
    inertia,
    iterations,
    converged,
    triedOn,
  };
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
