import { requireAtLeast } from "../check.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import type { SurvivalCurve } from "./kaplanMeier.ts";

/**
 * Survival up to and with a time.
 *
 * Question: what part of the customers is still there after 90 days?
 * Assumes: as `kaplanMeier`.
 * Units: time in that of the durations; a share.
 * Errors: "not_enough_data" beyond the longest duration, unless all have left by then; a time below 0 throws a RangeError.
 * Example: with steps of 2/3 at 1 and 0 at 3, survival at 2 is 2/3.
 */
export function survivalAt({ steps, followed }: SurvivalCurve, time: number): number | UndefinedResult {
  requireAtLeast("time", time, 0);
  let below = -1;
  for (let above = steps.length; above - below > 1; ) {
    const middle = (above + below) >> 1;
    if (steps[middle]!.time > time) above = middle;
    else below = middle;
  }
  const survival = below < 0 ? 1 : steps[below]!.survival;
  return time <= followed || survival === 0
    ? survival
    : undefinedResult("not_enough_data", `nobody was followed for longer than ${followed}`);
}
