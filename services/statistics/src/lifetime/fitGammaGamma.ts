import { isUndefined } from "../isUndefined.ts";
import { type ModelReason, type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { fitOverLogs } from "./fitOverLogs.ts";
import { gammaGammaSlope } from "./gammaGammaSlope.ts";
import { repeatSpenders } from "./repeatSpenders.ts";
import type { Fitted, GammaGamma, Spending } from "./types.ts";

/** p, q, and v in mean values. */
const STARTS = [
  [1.5, 2.5, 1],
  [5, 4, 0.5],
  [1, 10, 9],
];

/**
 * Gamma-Gamma fitted by maximum likelihood.
 *
 * Question: what do customers spend at a time, and how much do they differ?
 * Assumes: as `gammaGammaLogLikelihood`; no penalty on the parameters.
 * Units: v in the currency of the values; p and q have none.
 * Stops: as `minimise`, over the logarithms of the parameters, on the log-likelihood of a mean customer, from three
 *   starts in the unit of the mean value; the best counts.
 * Errors: as `gammaGammaLogLikelihood`; "not_enough_data" for fewer than three customers who bought again (there are
 *   three parameters), "no_variance" where all their means are equal, "not_converged" where the likelihood has no summit,
 *   as where means differ no more than purchases of one customer would.
 * Source: Fader and Hardie, "The gamma-gamma model of monetary value", 2013.
 * Example: CDNOW's repeat customers up to 1997-09-30 have p, q and v of 6.275, 3.624 and 14.98.
 */
export function fitGammaGamma(spendings: readonly Spending[]): Fitted<GammaGamma> | UndefinedResult<ModelReason> {
  const spenders = repeatSpenders(spendings);
  if (isUndefined(spenders)) return spenders;
  const customers = spenders.length;
  if (customers < 3) {
    return undefinedResult(
      "not_enough_data",
      `three parameters ask for three customers who bought again, not ${customers}`,
    );
  }
  if (spenders.every(({ value }) => value === spenders[0]?.value)) {
    return undefinedResult("no_variance", "all customers have the same mean value");
  }
  const unit = spenders.reduce((sum, { value }) => sum + value / customers, 0);
  return fitOverLogs<GammaGamma>({
    customers,
    starts: STARTS,
    modelAt: ([p, q, v]) => ({ p: p!, q: q!, v: v! * unit }),
    slopeAt: (model) => gammaGammaSlope(model, spenders),
  });
}
