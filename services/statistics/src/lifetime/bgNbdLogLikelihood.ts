import { bgNbdSlope } from "./bgNbdSlope.ts";
import { requireModel } from "./checks.ts";
import { groupedHistories } from "./groupedHistories.ts";
import type { BgNbd, PurchaseHistory } from "./types.ts";

/**
 * Log-likelihood of purchase histories under BG/NBD, of all customers together.
 *
 * Question: how well do these parameters fit these customers?
 * Assumes: purchases at random at a rate of each customer's own (Gamma), and after each repeat purchase a chance of
 *   their own (Beta) never to come back; rate and chance independent.
 * Units: times of the histories and alpha in the same unit; natural logarithm.
 * Errors: a history that cannot be one, or a parameter that is not above 0, throws a RangeError. No customers give 0.
 * Source: Fader, Hardie and Lee, "Counting your customers the easy way", Marketing Science 24(2), 2005, equation 6.
 * Example: one purchase and none in the 10 weeks after, with r, alpha, a and b of 1, 5, 1 and 1, has the likelihood
 *   5 / 15, so -1.0986122886681096.
 */
export function bgNbdLogLikelihood(model: BgNbd, histories: readonly PurchaseHistory[]): number {
  requireModel(model);
  return bgNbdSlope(model, groupedHistories(histories)).value;
}
