import { requireAtLeast } from "../check.ts";
import { chiSquareTail } from "../distributions/chiSquareTail.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";

/** Whether effects of several groups are one and the same. */
export interface Heterogeneity {
  /** Cochran's Q. */
  statistic: number;
  degreesOfFreedom: number;
  /** Small where the effects differ by more than chance. */
  pValue: number;
  /** I², the share of the spread between effects that is not chance. */
  share: number;
  /** The effect over all groups, weighted by how sure each is. */
  pooled: number;
  pooledVariance: number;
}

/**
 * Cochran's Q: do effects differ between groups?
 *
 * Question: does the treatment work better on phones than on desktops, or is that chance?
 * Assumes: groups independent of each other, effects about normal with variances that are well known (many units).
 * Units: effects of any one unit and their variances (standard errors squared); a p-value.
 * Errors: "not_enough_data" for fewer than two effects, "no_variance" where one has a variance of 0. Effects that are not
 *   finite, or variances below 0, throw a RangeError.
 * Source: Cochran, "The combination of estimates from different experiments", Biometrics 10, 1954; Higgins and Thompson,
 *   Statistics in Medicine 21, 2002; agrees with statsmodels' combine_effects.
 * Example: 0.5 ± 0.2, 0.9 ± 0.3, −0.2 ± 0.224 and 0.4 ± 0.1 have Q = 10.13, p = 0.0175.
 */
export function cochranQ(
  effects: readonly { difference: number; variance: number }[],
): Heterogeneity | UndefinedResult {
  effects.forEach(({ difference, variance }, index) => {
    requireAtLeast(`effects[${index}].difference`, difference, Number.NEGATIVE_INFINITY);
    requireAtLeast(`effects[${index}].variance`, variance, 0);
  });
  if (effects.length < 2) return undefinedResult("not_enough_data", "two groups with an effect are needed");
  const sure = effects.findIndex((it) => it.variance === 0);
  if (sure >= 0) return undefinedResult("no_variance", `group ${sure} has no variance`);
  const weight = effects.reduce((sum, it) => sum + 1 / it.variance, 0);
  const pooled = effects.reduce((sum, it) => sum + it.difference / it.variance, 0) / weight;
  const statistic = effects.reduce((sum, it) => sum + (it.difference - pooled) ** 2 / it.variance, 0);
  const degreesOfFreedom = effects.length - 1;
  return {
    statistic,
    degreesOfFreedom,
    pValue: chiSquareTail(statistic, degreesOfFreedom),
    share: statistic > 0 ? Math.max(0, 1 - degreesOfFreedom / statistic) : 0,
    pooled,
    pooledVariance: 1 / weight,
  };
}
