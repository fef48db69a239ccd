import { holm } from "../multipletesting/holm.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { levelOfP, pThresholds } from "./levelOfP.ts";
import type { HealthLevel, HealthThresholds } from "./types.ts";

/** Whether the arms differed before the experiment began. */
export interface PreExposureBias {
  /** Holm's adjusted p-values, in the order given. */
  adjusted: number[];
  /** The level of each metric. */
  levels: HealthLevel[];
  /** The worst of them. */
  level: HealthLevel;
}

/**
 * Bias before exposure: whether the arms already differed in the time before the experiment.
 *
 * Question: were the arms alike before anything was changed?
 * Assumes: the p-values come from comparing the same arms on the period before, where no difference can be an effect.
 * Units: p-values in and out, one a metric; they are corrected for their number by Holm. The level is by the corrected
 *   p-value: a warning below 0.05, a failure below 0.001, unless told otherwise.
 * Errors: a value outside [0, 1] or thresholds out of order throw a RangeError. No metric is not_enough_data.
 * Source: Kohavi, Tang and Xu, "Trustworthy online controlled experiments", 2020, chapter 19 (A/A tests); Holm, 1979.
 * Example: `preExposureBias([0.02, 0.6])` has the adjusted values [0.04, 0.6] and the level "warning".
 */
export function preExposureBias(
  pValues: readonly number[],
  thresholds: HealthThresholds = pThresholds,
): PreExposureBias | UndefinedResult {
  const adjusted = holm(pValues);
  if (adjusted.length === 0) return undefinedResult("not_enough_data", "no metric was compared on the period before");
  const levels = adjusted.map((p) => levelOfP(p, thresholds));
  return { adjusted, levels, level: levelOfP(Math.min(...adjusted), thresholds) };
}
