import { betaPosterior } from "../bayes/betaPosterior.ts";
import type { BetaShape, NormalBelief } from "../bayes/types.ts";
import { meanEstimate } from "../estimates/meanEstimate.ts";
import type { MeanSums } from "../estimates/types.ts";
import { isUndefined } from "../isUndefined.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import type { BanditState } from "./types.ts";

/**
 * What is believed of the arms of a bandit.
 *
 * Question: which rates or means are how likely, arm by arm?
 * Assumes: an arm's rate or mean does not change with time: shares do, so a good day would pass for a good arm.
 * Units: those of the metric. Rates have a flat prior, means none.
 * Errors: sums that cannot be throw a RangeError. Of means, an arm of less than 2 units is not_enough_data and one in which
 *   all values are alike no_variance.
 * Source: as `betaPosterior` and `normalPosterior`.
 * Example: a rate of 3 of 10 is believed to be `{ a: 4, b: 8 }`.
 */
export function armBeliefs({ kind, arms }: BanditState): BetaShape[] | NormalBelief[] | UndefinedResult {
  if (kind === "rate") return arms.map(({ n, sum }) => betaPosterior({ n, successes: sum }));
  const beliefs = arms.map(normalOf);
  return beliefs.find((it) => isUndefined(it)) ?? (beliefs as NormalBelief[]);
}

function normalOf(sums: MeanSums): NormalBelief | UndefinedResult {
  const estimate = meanEstimate(sums);
  if ("reason" in estimate) return estimate;
  if (estimate.variance === 0) return undefinedResult("no_variance", "all values of an arm are alike");
  return { mean: estimate.value, standardDeviation: Math.sqrt(estimate.variance) };
}
