import { requireInside01 } from "../check.ts";
import { studentQuantile } from "../distributions/studentQuantile.ts";
import { studentTail } from "../distributions/studentTail.ts";
import type { Comparison } from "../estimates/types.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";

/** A difference with its variance, tested against 0 from both sides. */
export function contrast(
  difference: number,
  variance: number,
  degreesOfFreedom: number,
  alpha: number,
): Comparison | UndefinedResult {
  requireInside01("alpha", alpha);
  if (!(variance > 0)) return undefinedResult("no_variance", "all values are the same in both arms");
  const standardError = Math.sqrt(variance);
  const statistic = difference / standardError;
  const half = -studentQuantile(alpha / 2, degreesOfFreedom) * standardError;
  return {
    difference,
    standardError,
    statistic,
    degreesOfFreedom,
    pValue: 2 * studentTail(Math.abs(statistic), degreesOfFreedom),
    lower: difference - half,
    upper: difference + half,
  };
}
