import { requireWhole } from "../check.ts";
import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { daviesBouldin } from "./daviesBouldin.ts";
import { type KMeansOptions, kMeans } from "./kMeans.ts";
import type { Clusters } from "./ordered.ts";
import { type Silhouette, silhouette } from "./silhouette.ts";
import { stabilityOf } from "./stabilityOf.ts";

/** How one number of clusters fared. */
export interface TriedClusters {
  clusters: number;
  inertia: number;
  silhouette: Silhouette | UndefinedResult;
  daviesBouldin: number | UndefinedResult;
  /** Mean agreement (adjusted Rand) with clusters of random halves of the rows. */
  stability: number | UndefinedResult;
}

/** The number of clusters chosen, its clusters, and all that were tried. */
export interface ChosenClusters {
  clusters: number;
  chosen: Clusters;
  tried: TriedClusters[];
}

/**
 * The number of clusters that lie best apart.
 *
 * Question: how many segments do these customers fall into?
 * Assumes: as `kMeans`. The highest mean silhouette counts, the fewer clusters of equals; the other figures are told, as
 *   a shop may want more segments than lie apart.
 * Units: `from` and `to` are numbers of clusters, both included. Silhouettes beyond 5,000 rows are of a sample.
 * Method: stability is the mean adjusted Rand index between the clusters of all rows and those that `halves` (5 unless
 *   told) random halves of them, with seeds of their own, give to all rows.
 * Errors: as `kMeans` for the fewest clusters; a number that the rows have too few different ones for is left out, and
 *   "not_enough_data" says that none has a silhouette. A range from below 2, or none, throws a RangeError.
 * Source: Rousseeuw, 1987, for the choice; Hennig, "Cluster-wise assessment of cluster stability", CSDA 52, 2007, for halves.
 * Example: of 0, 1, 9 and 10, from 2 to 3, it is 2.
 */
export function chooseClusters(
  columns: Columns,
  { from, to, halves = 5, ...options }: KMeansOptions & { from: number; to: number; halves?: number },
): ChosenClusters | UndefinedResult {
  requireWhole("from", from, 2);
  requireWhole("to", to, from);
  requireWhole("halves", halves, 1);
  const tried: TriedClusters[] = [];
  let best: { chosen: Clusters; mean: number } | undefined;
  for (let clusters = from; clusters <= to; clusters++) {
    const chosen = kMeans(columns, clusters, options);
    if (isUndefined(chosen)) {
      if (clusters === from) return chosen;
      break;
    }
    const apart = silhouette(columns, chosen.assignment, { seed: options.seed });
    tried.push({
      clusters,
      inertia: chosen.inertia,
      silhouette: apart,
      daviesBouldin: daviesBouldin(columns, chosen.assignment),
      stability: stabilityOf(columns, chosen, halves, options),
    });
    if (!isUndefined(apart) && !(best && apart.mean <= best.mean)) best = { chosen, mean: apart.mean };
  }
  if (!best) return undefinedResult("not_enough_data", "no number of clusters has a silhouette");
  return { clusters: best.chosen.sizes.length, chosen: best.chosen, tried };
}
