import type { SeasonSummary } from "./types.ts";

/** The kept values of a slot; a slot outside the season throws a RangeError. */
export function slotValues(summary: SeasonSummary, slot: number): number[] {
  const values = summary.slots[slot];
  if (!values) throw new RangeError(`slot must be a whole number from 0 to ${summary.slots.length - 1}, got ${slot}`);
  return values;
}
