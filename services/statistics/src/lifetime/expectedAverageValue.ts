import { isUndefined } from "../isUndefined.ts";
import { type ModelReason, type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireModel } from "./checks.ts";
import { repeatSpenders } from "./repeatSpenders.ts";
import type { GammaGamma, Spending } from "./types.ts";

/**
 * What a customer is expected to spend at a time.
 *
 * Question: this customer bought three times for 60 on average, others spend 35: what will the next purchase be worth?
 * Assumes: as `gammaGammaLogLikelihood`. The answer lies between the customer's own mean and that of all, nearer to their
 *   own the more often they bought; with a frequency of 0 it is that of all.
 * Units: the currency of the values and of v.
 * Errors: as `gammaGammaLogLikelihood`; "not_enough_data" where the mean is infinite, p · frequency + q ≤ 1.
 * Source: Fader and Hardie, "The gamma-gamma model of monetary value", 2013, equation 5.
 * Example: with p, q and v of 6, 4 and 15, 3 purchases of 60 on average give 6 · (15 + 180) / 21 = 55.71.
 */
export function expectedAverageValue(model: GammaGamma, spending: Spending): number | UndefinedResult<ModelReason> {
  requireModel(model);
  const spenders = repeatSpenders([spending]);
  if (isUndefined(spenders)) return spenders;
  if (weightOf(model, spending) <= 0) {
    return undefinedResult("not_enough_data", `with a q of ${model.q} the mean of all customers is infinite`);
  }
  return meanValueOf(model, spending);
}

/** The same without a look at what is given; below 0 where the mean is infinite. */
export function meanValueOf(model: GammaGamma, spending: Spending): number {
  const { frequency, value } = spending;
  return (model.p * (model.v + (frequency > 0 ? frequency * value : 0))) / weightOf(model, spending);
}

const weightOf = ({ p, q }: GammaGamma, { frequency }: Spending): number => p * frequency + q - 1;
