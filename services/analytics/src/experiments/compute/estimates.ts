import {
  type AdjustedSums,
  clusteredQuantileEstimate,
  cupedEstimates,
  type Estimate,
  isUndefined,
  meanEstimate,
  quantileEstimate,
  type RatioSums,
  ratioEstimate,
  type UndefinedResult,
  undefinedResult,
} from "@vigie/statistics";
import type { ArmData, MetricData } from "./types.ts";

export interface Pair {
  control: Estimate;
  treatment: Estimate;
  /** Share that CUPED took off the variance; nothing where there is no covariate. */
  varianceReduction?: number | UndefinedResult;
}

const adjusted = (it: RatioSums): AdjustedSums => ({
  n: it.n,
  sum: it.sum,
  sumOfSquares: it.sumOfSquares,
  covariateSum: it.denominatorSum,
  covariateSumOfSquares: it.denominatorSumOfSquares,
  productSum: it.productSum,
});

/** The figure of one arm as it is, before anything is adjusted. */
export function estimateOf({ kind }: MetricData, { sums, quantile }: ArmData): Estimate | UndefinedResult {
  switch (kind) {
    case "proportion":
    case "mean":
      return meanEstimate(sums);
    case "ratio":
      return ratioEstimate(sums);
    case "quantile":
      if (!quantile) return undefinedResult("not_enough_data", "no values");
      if (isUndefined(quantile)) return quantile;
      return quantile.units
        ? clusteredQuantileEstimate(quantile.summary, quantile.units)
        : quantileEstimate(quantile.summary);
  }
}

/** An arm beside the control: means with a covariate are adjusted by it. */
export function pairOf(data: MetricData, control: ArmData, arm: ArmData): Pair | UndefinedResult {
  const adjusts = data.spec.covariate !== undefined && (data.kind === "mean" || data.kind === "proportion");
  if (adjusts) return cupedEstimates(adjusted(control.sums), adjusted(arm.sums));
  const first = estimateOf(data, control);
  if (isUndefined(first)) return first;
  const second = estimateOf(data, arm);
  return isUndefined(second) ? second : { control: first, treatment: second };
}
