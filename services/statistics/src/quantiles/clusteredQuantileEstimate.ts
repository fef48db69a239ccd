import { ratioEstimate } from "../estimates/ratioEstimate.ts";
import type { Estimate, RatioSums } from "../estimates/types.ts";
import { isUndefined } from "../isUndefined.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { type QuantileSummary, quantileEstimate } from "./quantileEstimate.ts";

/**
 * Quantile over events of one arm and its variance, where units have several events each.
 *
 * Question: what is the 90th percentile of load times, where customers were assigned and each loads many pages?
 * Assumes: units independent of each other, their events not; values with a density about the quantile; many units.
 * Units: those of the values, the variance in their square. The sums are over units: how many of a unit's events lie at
 *   or below the quantile (numerator), and how many it has (denominator).
 * Errors: as `quantileEstimate` and `ratioEstimate`; a number of events other than the sum of the denominators throws a
 *   RangeError.
 * Source: Deng, Knoblich and Lu, KDD 2018, section 4.2: the variance as of independent events, times that of the share of
 *   events at or below by the delta method over that of independent ones; agrees with gbstats.
 * Example: units with one event each have the variance of `quantileEstimate`.
 */
export function clusteredQuantileEstimate(summary: QuantileSummary, units: RatioSums): Estimate | UndefinedResult {
  const { n, share } = summary;
  if (n !== units.denominatorSum) throw new RangeError(`n must be the units' ${units.denominatorSum} events, got ${n}`);
  const apart = quantileEstimate(summary);
  if (isUndefined(apart)) return apart;
  const below = ratioEstimate(units);
  if (isUndefined(below)) return below;
  if (below.variance === 0) return undefinedResult("no_variance", "all units have the same share below the quantile");
  return { ...apart, n: units.n, variance: (apart.variance * below.variance) / ((share * (1 - share)) / n) };
}
