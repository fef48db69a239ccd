import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { addSums } from "./addSums.ts";
import { requireSums } from "./requireSums.ts";
import { spreadOf } from "./spreadOf.ts";
import type { AdjustedSums, Estimate } from "./types.ts";

/** Both arms' adjusted means, and what adjusting was worth. */
export interface CupedEstimates {
  control: Estimate;
  treatment: Estimate;
  /** What one unit of the covariate takes off the metric, over both arms. */
  theta: number;
  /** Of metric and covariate, over both arms. */
  correlation: number | UndefinedResult;
  /** Share by which the variance of the difference shrinks; about the correlation squared. */
  varianceReduction: number | UndefinedResult;
}

/**
 * Means adjusted by what was known before the experiment, CUPED.
 *
 * Question: how much of the spread between customers was there before, and what is the effect without it?
 * Assumes: a covariate that the experiment cannot have changed; units independent of each other.
 * Units: those of the metric. The covariate's own mean is not added back: only the difference of the arms is meant, and
 *   `unadjusted` is the plain mean that a relative effect refers to.
 * Errors: "not_enough_data" for fewer than two units in an arm. A covariate or a metric without variance leaves the means
 *   as they are, and "no_variance" in place of the correlation. Sums that cannot be sums throw a RangeError naming them.
 * Source: Deng, Xu, Kohavi and Walker, "Improving the sensitivity of online controlled experiments", WSDM 2013; theta
 *   over both arms as gbstats has it.
 * Example: a covariate that correlates by 0.5 with the metric takes a quarter off the variance.
 */
export function cupedEstimates(control: AdjustedSums, treatment: AdjustedSums): CupedEstimates | UndefinedResult {
  requireSums("control", control);
  requireSums("treatment", treatment);
  if (control.n < 2 || treatment.n < 2) {
    return undefinedResult("not_enough_data", `two units an arm are needed, there are ${control.n} and ${treatment.n}`);
  }
  const both = momentsOf(addSums(control, treatment));
  const related = both.metric > 0 && both.covariate > 0;
  const theta = related ? both.product / both.covariate : 0;
  const [first, second] = [adjusted(control, theta), adjusted(treatment, theta)];
  const plain = adjusted(control, 0).variance + adjusted(treatment, 0).variance;
  const none = undefinedResult("no_variance", "the metric or the covariate is the same for all units");
  return {
    control: first,
    treatment: second,
    theta,
    correlation: related ? both.product / Math.sqrt(both.metric * both.covariate) : none,
    varianceReduction: plain > 0 ? 1 - (first.variance + second.variance) / plain : none,
  };
}

/** Sums about the means. */
function momentsOf(sums: AdjustedSums): { metric: number; covariate: number; product: number } {
  return {
    metric: spreadOf(sums.n, sums.sum, sums.sumOfSquares),
    covariate: spreadOf(sums.n, sums.covariateSum, sums.covariateSumOfSquares),
    product: sums.productSum - (sums.sum / sums.n) * sums.covariateSum,
  };
}

function adjusted(sums: AdjustedSums, theta: number): Estimate {
  const { metric, covariate, product } = momentsOf(sums);
  const whole = metric + theta * theta * covariate;
  const left = whole - 2 * theta * product;
  const spread = left > whole * 1e-12 ? left : 0;
  return {
    n: sums.n,
    value: (sums.sum - theta * sums.covariateSum) / sums.n,
    variance: spread / (sums.n - 1) / sums.n,
    degreesOfFreedom: sums.n - 1,
    unadjusted: sums.sum / sums.n,
  };
}
