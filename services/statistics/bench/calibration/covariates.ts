import { type AdjustedSums, type Stratum, sumsOf } from "../../src/index.ts";
import type { Source } from "./draws.ts";

/** One arm of n units whose metric and covariate correlate, both normal with variance 1. */
export function adjustedSums(n: number, correlation: number, { normal }: Source): AdjustedSums {
  const sums = { n, sum: 0, sumOfSquares: 0, covariateSum: 0, covariateSumOfSquares: 0, productSum: 0 };
  const rest = Math.sqrt(1 - correlation ** 2);
  for (let i = 0; i < n; i++) {
    const covariate = normal();
    const value = correlation * covariate + rest * normal();
    sums.sum += value;
    sums.sumOfSquares += value * value;
    sums.covariateSum += covariate;
    sums.covariateSumOfSquares += covariate * covariate;
    sums.productSum += value * covariate;
  }
  return sums;
}

/** Two arms of n units, each unit in one of three strata that lie two standard deviations apart. */
export function stratifiedSums(n: number, { normal, uniform }: Source): Stratum[] {
  const arm = (): number[][] => {
    const strata: number[][] = [[], [], []];
    for (let i = 0; i < n; i++) {
      const stratum = Math.min(2, Math.floor(4 * uniform()));
      strata[stratum]!.push(2 * stratum + normal());
    }
    return strata;
  };
  const [control, treatment] = [arm(), arm()];
  return control.map((it, index) => ({ control: sumsOf(it), treatment: sumsOf(treatment[index]!) }));
}
