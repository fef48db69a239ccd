import { requireHistory, requireModel } from "./checks.ts";
import type { BgNbd, PurchaseHistory } from "./types.ts";

/**
 * Probability that a customer is still active, P(alive).
 *
 * Question: this customer has not bought for a while: are they gone?
 * Assumes: as `bgNbdLogLikelihood`. Customers drop out only after a repeat purchase, so who never came back counts as
 *   active with certainty; to tell who will not buy, expected purchases are the better score.
 * Units: times and alpha in the same unit; the result is a probability at the end of what was observed.
 * Errors: a history that cannot be one, or a parameter that is not above 0, throws a RangeError.
 * Source: Fader, Hardie and Lee, "Computing P(alive) using the BG/NBD model", 2008.
 * Example: 2 repeats within 35.57 of 38.14 weeks, with the parameters of CDNOW, give 0.7918.
 */
export function probabilityAlive(model: BgNbd, history: PurchaseHistory): number {
  requireModel(model);
  requireHistory("history", history);
  return aliveOf(model, history);
}

/** The same without a look at what is given. */
export function aliveOf(model: BgNbd, history: PurchaseHistory): number {
  return history.frequency === 0 ? 1 : 1 / (1 + Math.exp(-logOddsAlive(model, history)));
}

/** Its log-odds, of a customer who came back. */
export function logOddsAlive({ r, alpha, a, b }: BgNbd, { frequency, recency, age }: PurchaseHistory): number {
  const silence = (r + frequency) * Math.log1p((age - recency) / (alpha + recency));
  return -(Math.log(a / (b + (frequency - 1))) + silence);
}
