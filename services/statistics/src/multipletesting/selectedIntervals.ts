import { requireInside01 } from "../check.ts";
import type { Comparison } from "../estimates/types.ts";
import type { Interval } from "../lifetime/types.ts";
import { benjaminiHochberg } from "./benjaminiHochberg.ts";
import { type Compared, intervalAt } from "./simultaneousIntervals.ts";

/** An interval, and whether its effect is among those found. */
export interface SelectedInterval extends Interval {
  selected: boolean;
}

/**
 * Intervals of the effects that Benjamini and Hochberg's procedure finds: at most a share alpha of them miss, on average.
 *
 * Question: only the effects found among many are reported: between which bounds do those lie?
 * Assumes: tests that are independent or depend on each other positively; intervals and p-values of the same tests.
 * Units: those of the differences, in the order given. What holds is promised of the selected ones alone; the others get
 *   intervals of the same width for the eye.
 * Errors: alpha outside (0, 1), or a p-value outside [0, 1], throws a RangeError. No differences give no intervals.
 * Source: Benjamini and Yekutieli, "False discovery rate-adjusted multiple confidence intervals for selected parameters",
 *   JASA 100, 2005: at 1 − R alpha / m where R of m are found.
 * Example: where 2 of 5 are found, each has its interval at 1 − 2 alpha / 5.
 */
export function selectedIntervals(
  comparisons: readonly (Compared & Pick<Comparison, "pValue">)[],
  alpha: number,
): SelectedInterval[] {
  requireInside01("alpha", alpha);
  const found = benjaminiHochberg(comparisons.map((it) => it.pValue)).map((it) => it <= alpha);
  const level = (alpha * Math.max(1, found.filter(Boolean).length)) / comparisons.length;
  return comparisons.map((it, index) => ({ ...intervalAt(it, level), selected: found[index]! }));
}
