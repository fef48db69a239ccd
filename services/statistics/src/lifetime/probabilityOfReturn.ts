import { requireAtLeast } from "../check.ts";
import { probabilityAlive } from "./probabilityAlive.ts";
import type { BgNbd, PurchaseHistory } from "./types.ts";

/**
 * Probability that a customer buys at least once within a time from the end of what was observed.
 *
 * Question: will this customer be seen again in the next 39 weeks? One minus it is the probability of churn.
 * Assumes: as `bgNbdLogLikelihood`. An active customer can drop out only after a purchase, so they buy unless their rate
 *   leaves the time empty.
 * Units: times and alpha in the same unit; the result is a probability.
 * Errors: a history that cannot be one, a time below 0, or a parameter that is not above 0, throws a RangeError.
 * Source: Fader, Hardie and Lee, "Counting your customers the easy way", Marketing Science 24(2), 2005: P(alive) times
 *   1 − ((α + T) / (α + T + t))^(r + x).
 * Example: 2 repeats within 35.57 of 38.14 weeks, with the parameters of CDNOW, give 0.607 for 39 weeks.
 */
export function probabilityOfReturn(model: BgNbd, history: PurchaseHistory, time: number): number {
  requireAtLeast("time", time, 0);
  const { r, alpha } = model;
  const { frequency, age } = history;
  return probabilityAlive(model, history) * -Math.expm1(-(r + frequency) * Math.log1p(time / (alpha + age)));
}
