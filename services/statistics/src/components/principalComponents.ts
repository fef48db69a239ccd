import { EigenvalueDecomposition } from "ml-matrix";
import { requireWhole } from "../check.ts";
import { rowCount } from "../columns/rowCount.ts";
import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { covarianceOf } from "./covarianceOf.ts";
import { placeOnComponents } from "./placeOnComponents.ts";

/** Directions in which rows differ most: enough to place a new row. */
export interface Components {
  /** Means of the columns that the directions are of. */
  mean: number[];
  /** One direction of length 1 per component, with one value per column. */
  loadings: number[][];
  /** Population variance along each, by falling size. */
  variances: number[];
  /** What part of the variance of all columns that is. */
  shares: number[];
}

/** Loadings this near to the largest count as the largest: rounding must not choose the sign. */
const NEAR = 1e-9;

/**
 * Principal components.
 *
 * Question: how can customers of many figures be drawn on a plane, and which figures make its axes?
 * Assumes: columns that may be compared: standardised ones. They are centred here.
 * Units: scores in those of the columns, one column of scores per component. The largest loading of a component by size,
 *   the first of equals, is positive: the same columns give the same bytes.
 * Method: the eigenvectors of the covariance matrix, by ml-matrix.
 * Errors: "not_enough_data" for fewer than two rows, "no_variance" where all rows are equal, "not_a_number" for a value
 *   that is not finite. A number of components that is no whole number from 1 to that of the columns throws a RangeError.
 * Source: Pearson, 1901; Hotelling, 1933; as scikit-learn's PCA, whose variances have n − 1 below.
 * Example: of the columns 0, 1, 2 and 0, 2, 4 the first has the loadings 0.4472 and 0.8944, and a share of 1.
 */
export function principalComponents(
  columns: Columns,
  count = 2,
): { components: Components; scores: Float64Array[] } | UndefinedResult {
  requireWhole("count", count, 1);
  if (count > columns.length) throw new RangeError(`count must be at most the ${columns.length} columns, got ${count}`);
  const rows = rowCount(columns);
  if (isUndefined(rows)) return rows;
  if (rows < 2) return undefinedResult("not_enough_data", "one row does not differ from any other");
  const { mean, covariance } = covarianceOf(columns);
  const total = covariance.reduce((sum, row, at) => sum + row[at]!, 0);
  if (!(total > 0)) return undefinedResult("no_variance", "all rows are equal");
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, at) => at).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  const variances = order.slice(0, count).map((at) => Math.max(0, realEigenvalues[at]!));
  const components = {
    mean,
    loadings: order.slice(0, count).map((at) => signed(eigenvectorMatrix.getColumn(at))),
    variances,
    shares: variances.map((it) => it / total),
  };
  return { components, scores: placeOnComponents(columns, components) };
}

function signed(direction: readonly number[]): number[] {
  const largest = Math.max(...direction.map(Math.abs));
  const first = direction.find((it) => Math.abs(it) >= largest - NEAR)!;
  return direction.map((it) => (first < 0 ? 0 - it : it));
}
