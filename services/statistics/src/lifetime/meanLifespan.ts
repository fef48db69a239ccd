import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireHistory } from "./checks.ts";
import type { PurchaseHistory } from "./types.ts";

/**
 * Mean lifespan of customers who bought again: from their first purchase to their last up to now.
 *
 * Question: how long does a customer stay, for the simple lifetime value?
 * Assumes: nothing, and is too short for it: who is still active is counted as gone after their last purchase, and the
 *   younger a shop the more so. Who bought once has no span and is left out.
 * Units: those of the histories' times.
 * Errors: "not_enough_data" where nobody bought again; a history that cannot be one throws a RangeError.
 * Example: first and last purchases 10 and 20 days apart, and one customer who bought once, have 15 days.
 */
export function meanLifespan(histories: readonly PurchaseHistory[]): number | UndefinedResult {
  let spans = 0;
  let customers = 0;
  histories.forEach((history, index) => {
    requireHistory(`histories[${index}]`, history);
    if (history.frequency === 0) return;
    spans += history.recency;
    customers++;
  });
  return customers > 0 ? spans / customers : undefinedResult("not_enough_data", "nobody has bought again");
}
