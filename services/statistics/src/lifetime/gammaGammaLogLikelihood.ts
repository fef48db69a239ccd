import { isUndefined } from "../isUndefined.ts";
import type { ModelReason, UndefinedResult } from "../undefinedResult.ts";
import { requireModel } from "./checks.ts";
import { gammaGammaSlope } from "./gammaGammaSlope.ts";
import { repeatSpenders } from "./repeatSpenders.ts";
import type { GammaGamma, Spending } from "./types.ts";

/**
 * Log-likelihood of customers' mean purchase values under Gamma-Gamma, of all together.
 *
 * Question: how well do these parameters fit what these customers spend at a time?
 * Assumes: values vary about each customer's own mean, these about a common one, both Gamma; a customer's mean does not
 *   depend on how often they buy.
 * Units: values and v in the same currency; natural logarithm of a density. Customers with a frequency of 0 have no mean
 *   and are passed over.
 * Errors: "not_positive" or "not_a_number" for a mean value that is not above 0; a frequency that is no whole number from
 *   0, or a parameter that is not above 0, throws a RangeError.
 * Source: Fader and Hardie, "The gamma-gamma model of monetary value", 2013, equation 1a.
 * Example: one repeat purchase of 1, with p, q and v of 1, has the density 1 / (1 + 1)², so -1.3862943611198906.
 */
export function gammaGammaLogLikelihood(
  model: GammaGamma,
  spendings: readonly Spending[],
): number | UndefinedResult<ModelReason> {
  requireModel(model);
  const spenders = repeatSpenders(spendings);
  return isUndefined(spenders) ? spenders : gammaGammaSlope(model, spenders).value;
}
