import { requireAtLeast } from "../check.ts";
import { requireHistory, requireModel } from "./checks.ts";
import { expectedOf } from "./expectedPurchases.ts";
import { aliveOf } from "./probabilityAlive.ts";
import type { BgNbd, PurchaseHistory } from "./types.ts";

/**
 * Purchases to expect of a known customer within a time from the end of what was observed.
 *
 * Question: how often will this customer buy in the next 39 weeks?
 * Assumes: as `bgNbdLogLikelihood`. What a customer did makes the parameters their own (r + frequency, alpha + age,
 *   b + frequency), if they are still active.
 * Units: times and alpha in the same unit; the result is a mean number of purchases.
 * Errors: a history that cannot be one, a time below 0, or a parameter that is not above 0, throws a RangeError.
 * Accuracy: as `expectedPurchases`.
 * Source: Fader, Hardie and Lee, "Counting your customers the easy way", Marketing Science 24(2), 2005, equation 10.
 * Example: 2 repeats within 35.57 of 38.14 weeks, with the parameters of CDNOW, let 1.357 be expected in 39 weeks.
 */
export function purchasesToCome(model: BgNbd, history: PurchaseHistory, time: number): number {
  requireModel(model);
  requireHistory("history", history);
  requireAtLeast("time", time, 0);
  return toComeOf(model, history, time);
}

/** The same without a look at what is given. */
export function toComeOf(model: BgNbd, history: PurchaseHistory, time: number): number {
  return aliveOf(model, history) * expectedOf(ownModel(model, history), time);
}

/** The parameters that a customer has as long as they are active. */
export function ownModel({ r, alpha, a, b }: BgNbd, { frequency, age }: PurchaseHistory): BgNbd {
  return { r: r + frequency, alpha: alpha + age, a, b: b + frequency };
}
