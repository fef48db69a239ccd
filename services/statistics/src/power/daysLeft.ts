import { requireAtLeast } from "../check.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";

/** How an experiment fills. */
export interface Progress {
  /** Units that the experiment needs, all arms together. */
  needed: number;
  seen: number;
  /** New units a day. */
  perDay: number;
}

/**
 * Days until an experiment has the units it needs.
 *
 * Question: when may this experiment be read?
 * Assumes: new units go on coming at the same rate. Customers who come back are no new units, so a rate from the first
 *   days is too high.
 * Units: units and units a day; whole days, rounded up, 0 once there are enough.
 * Errors: "not_enough_data" where units are missing and none come. A number that is not finite or below 0 throws a
 *   RangeError.
 * Example: 393 of 1,000 units with 100 a day leave 7 days.
 */
export function daysLeft({ needed, seen, perDay }: Progress): number | UndefinedResult {
  requireAtLeast("needed", needed, 0);
  requireAtLeast("seen", seen, 0);
  requireAtLeast("perDay", perDay, 0);
  if (seen >= needed) return 0;
  if (perDay === 0) return undefinedResult("not_enough_data", "no units come");
  return Math.ceil((needed - seen) / perDay);
}
