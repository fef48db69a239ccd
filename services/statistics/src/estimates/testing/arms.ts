import type { AdjustedSums, MeanSums, RatioSums } from "../types.ts";

/** Two simulated arms as sums: a metric, its denominator and a covariate; the references in the tests are for these. */
export const means: { control: MeanSums; treatment: MeanSums } = {
  control: { n: 400, sum: 4103.1, sumOfSquares: 50197.2964 },
  treatment: { n: 430, sum: 4733.27, sumOfSquares: 62123.8135 },
};

export const ratios: { control: RatioSums; treatment: RatioSums } = {
  control: { ...means.control, denominatorSum: 1530, denominatorSumOfSquares: 6976, productSum: 15512.92 },
  treatment: { ...means.treatment, denominatorSum: 1781, denominatorSumOfSquares: 8629, productSum: 19706.98 },
};

export const adjusted: { control: AdjustedSums; treatment: AdjustedSums } = {
  control: { ...means.control, covariateSum: 2432, covariateSumOfSquares: 16998, productSum: 26457.48 },
  treatment: { ...means.treatment, covariateSum: 2639, covariateSumOfSquares: 18967, productSum: 30898.28 },
};
