import { requirePositive, requireWhole } from "../check.ts";
import { chiSquareTail } from "../distributions/chiSquareTail.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { levelOfP, pThresholds } from "./levelOfP.ts";
import type { HealthLevel, HealthThresholds } from "./types.ts";

/** Whether the arms were filled as planned. */
export interface SampleRatio {
  /** Chi-square statistic. */
  statistic: number;
  degreesOfFreedom: number;
  p: number;
  /** Units that each arm should have, in the order given. */
  expected: number[];
  level: HealthLevel;
}

const leastExpected = 5;

/**
 * Sample ratio mismatch: whether the arms have the sizes that were planned.
 *
 * Question: were units lost on the way, so that the arms can no longer be compared?
 * Assumes: units are assigned independently of each other. The chi-square approximation holds from 5 expected units in
 *   each arm; below that there is no result.
 * Units: counts of units; shares as weights of any scale (1 and 1, or 50 and 50). The level is by p: a warning below
 *   0.05, a failure below 0.001, unless told otherwise.
 * Errors: a count that is no whole number from 0, a share that is not above 0, lists of unlike or of less than 2 values,
 *   or thresholds out of order throw a RangeError.
 * Source: Pearson's chi-square test; Fabijan et al., "Diagnosing sample ratio mismatch in online controlled
 *   experiments", KDD 2019. Held against scipy.stats.chisquare 1.17.1.
 * Example: `sampleRatioMismatch([44700, 45489], [1, 1])` has p = 0.0086 and the level "warning".
 */
export function sampleRatioMismatch(
  counts: readonly number[],
  shares: readonly number[],
  thresholds: HealthThresholds = pThresholds,
): SampleRatio | UndefinedResult {
  requireArms(counts, shares);
  const total = sum(counts);
  const expected = shares.map((share) => (total * share) / sum(shares));
  const least = Math.min(...expected);
  if (least < leastExpected) {
    return undefinedResult(
      "not_enough_data",
      `${least} units are expected in the smallest arm, ${leastExpected} are needed`,
    );
  }
  const statistic = sum(expected.map((mean, index) => (counts[index]! - mean) ** 2 / mean));
  const degreesOfFreedom = counts.length - 1;
  const p = chiSquareTail(statistic, degreesOfFreedom);
  return { statistic, degreesOfFreedom, p, expected, level: levelOfP(p, thresholds) };
}

function requireArms(counts: readonly number[], shares: readonly number[]): void {
  if (counts.length < 2 || counts.length !== shares.length) {
    throw new RangeError(
      `counts and shares must be of the same 2 arms or more, got ${counts.length}, ${shares.length}`,
    );
  }
  counts.forEach((count, index) => {
    requireWhole(`counts[${index}]`, count, 0);
  });
  shares.forEach((share, index) => {
    requirePositive(`shares[${index}]`, share);
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
