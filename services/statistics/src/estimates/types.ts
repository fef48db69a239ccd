/** What a metric of one arm adds up to; sums of two parts are the sums of the whole. */
export interface MeanSums {
  /** Units: customers or sessions, whatever was assigned to an arm. */
  n: number;
  sum: number;
  sumOfSquares: number;
}

/** A ratio of two totals, such as revenue over orders: each unit adds a numerator and a denominator. */
export interface RatioSums extends MeanSums {
  denominatorSum: number;
  denominatorSumOfSquares: number;
  /** Numerator times denominator. */
  productSum: number;
}

/** A metric beside a covariate from before the experiment, for CUPED. */
export interface AdjustedSums extends MeanSums {
  covariateSum: number;
  covariateSumOfSquares: number;
  /** Metric times covariate. */
  productSum: number;
}

/** A figure of one arm and how far it may be off. */
export interface Estimate {
  n: number;
  value: number;
  /** Variance of the figure itself: its standard error squared. */
  variance: number;
  /** Infinity where only the limit of many units is known. */
  degreesOfFreedom: number;
  /** The plain figure where `value` is an adjusted one; a relative effect is relative to it. */
  unadjusted?: number;
}

/** How the treatment differs from the control, two-sided, with its interval at 1 − alpha. */
export interface Comparison {
  difference: number;
  standardError: number;
  statistic: number;
  degreesOfFreedom: number;
  pValue: number;
  lower: number;
  upper: number;
}

/** So many of n units did it. */
export interface Proportion {
  n: number;
  successes: number;
}
