import { isUndefined } from "../isUndefined.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { meanEstimate } from "./meanEstimate.ts";
import { requireSums } from "./requireSums.ts";
import type { Estimate, MeanSums } from "./types.ts";

/** One stratum in both arms. */
export interface Stratum {
  control: MeanSums;
  treatment: MeanSums;
}

/**
 * Means of both arms with every stratum weighted alike in them, by its share of all units.
 *
 * Question: what is the effect once chance has put more of the better customers into one arm?
 * Assumes: strata known before the experiment and exhaustive; the effect is that for customers mixed as they were here,
 *   so the shares count as given.
 * Units: those of the metric. Degrees of freedom after Satterthwaite.
 * Errors: "not_enough_data" where there is no stratum, or one has units but fewer than two in an arm (merge it with
 *   another). A stratum without units is left out. Sums that cannot be sums throw a RangeError naming them.
 * Source: Miratrix, Sekhon and Yu, "Adjusting treatment effect estimates by post-stratification", JRSS B 75(2), 2013.
 * Example: means of 1 and 2 in the smaller stratum of 100, of 5 and 6 in the larger of 300, come to 4 and 5.
 */
export function postStratified(
  strata: readonly Stratum[],
): { control: Estimate; treatment: Estimate } | UndefinedResult {
  strata.forEach(({ control, treatment }, index) => {
    requireSums(`strata[${index}].control`, control);
    requireSums(`strata[${index}].treatment`, treatment);
  });
  const weights = strata.map(({ control, treatment }) => control.n + treatment.n);
  const control = weighted(
    strata.map((it) => it.control),
    weights,
  );
  if (isUndefined(control)) return control;
  const treatment = weighted(
    strata.map((it) => it.treatment),
    weights,
  );
  return isUndefined(treatment) ? treatment : { control, treatment };
}

function weighted(parts: readonly MeanSums[], weights: readonly number[]): Estimate | UndefinedResult {
  const total = weights.reduce((sum, it) => sum + it, 0);
  if (total === 0) return undefinedResult("not_enough_data", "no stratum has units");
  const whole: Estimate = { n: 0, value: 0, variance: 0, degreesOfFreedom: 0 };
  let squares = 0;
  for (const [index, part] of parts.entries()) {
    const share = weights[index]! / total;
    if (share === 0) continue;
    const mean = meanEstimate(part);
    if (isUndefined(mean)) return undefinedResult(mean.reason, `stratum ${index}: ${mean.detail}`);
    whole.n += mean.n;
    whole.value += share * mean.value;
    whole.variance += share ** 2 * mean.variance;
    squares += (share ** 2 * mean.variance) ** 2 / mean.degreesOfFreedom;
  }
  return { ...whole, degreesOfFreedom: squares > 0 ? whole.variance ** 2 / squares : whole.n - 1 };
}
