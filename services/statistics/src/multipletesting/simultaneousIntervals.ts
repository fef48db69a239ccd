import { requireInside01 } from "../check.ts";
import { studentQuantile } from "../distributions/studentQuantile.ts";
import type { Comparison } from "../estimates/types.ts";
import type { Interval } from "../lifetime/types.ts";

/** What an interval is made from anew. */
export type Compared = Pick<Comparison, "difference" | "standardError" | "degreesOfFreedom">;

/** The interval of a comparison at another level. */
export function intervalAt({ difference, standardError, degreesOfFreedom }: Compared, alpha: number): Interval {
  const half = -studentQuantile(alpha / 2, degreesOfFreedom) * standardError;
  return { value: difference, lower: difference - half, upper: difference + half };
}

/**
 * Simultaneous intervals of several differences: all of them hold together with probability 1 − alpha.
 *
 * Question: five metrics are shown side by side: between which bounds do all the true effects lie?
 * Assumes: nothing about how the differences depend on each other. They belong to Holm's p-values, but are wider than
 *   those tests are strict: Holm may find an effect whose interval still holds 0.
 * Units: those of the differences, in the order given.
 * Errors: alpha outside (0, 1) throws a RangeError. No differences give no intervals.
 * Source: Dunn, "Multiple comparisons among means", JASA 56, 1961 (Bonferroni).
 * Example: of five differences each has its interval at 1 − alpha / 5.
 */
export function simultaneousIntervals(comparisons: readonly Compared[], alpha: number): Interval[] {
  requireInside01("alpha", alpha);
  return comparisons.map((it) => intervalAt(it, alpha / comparisons.length));
}
