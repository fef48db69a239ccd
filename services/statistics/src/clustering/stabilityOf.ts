import { pointsOf } from "../columns/pointsOf.ts";
import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import { sampleRows } from "../random/sampleRows.ts";
import { seededRandom } from "../random/seededRandom.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { adjustedRandIndex } from "./adjustedRandIndex.ts";
import { assignClusters } from "./assignClusters.ts";
import { type KMeansOptions, kMeans } from "./kMeans.ts";
import type { Clusters } from "./ordered.ts";

/** Starts that a half is given: it is to find the clusters, not the last digit of their inertia. */
const STARTS = 5;

/** Mean agreement of clusters with those that random halves of the rows would give to all of them. */
export function stabilityOf(
  columns: Columns,
  { assignment, sizes }: Clusters,
  halves: number,
  { seed, starts = STARTS, ...options }: KMeansOptions,
): number | UndefinedResult {
  const random = seededRandom(seed);
  let sum = 0;
  let counted = 0;
  for (let half = 0; half < halves; half++) {
    const chosen = sampleRows(assignment.length, Math.ceil(assignment.length / 2), random);
    const own = { ...options, starts: Math.min(starts, STARTS), seed: Math.floor(random() * 2 ** 31) };
    const found = kMeans(halfOf(columns, chosen), sizes.length, own);
    if (isUndefined(found)) continue;
    const all = assignClusters(columns, found.centroids);
    const agreement = isUndefined(all) ? all : adjustedRandIndex(assignment, all);
    if (isUndefined(agreement)) return agreement;
    sum += agreement;
    counted++;
  }
  return counted > 0
    ? sum / counted
    : undefinedResult("not_enough_data", "half of the rows are too few for so many clusters");
}

function halfOf(columns: Columns, chosen: Int32Array): Float64Array[] {
  return columns.map((column) => pointsOf([column], chosen).values);
}
