import { type ModelReason, type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { intervalOf } from "./intervalOf.ts";
import { logSlopes, varianceBySlopes } from "./logSlopes.ts";
import { purchasesToCome, toComeOf } from "./purchasesToCome.ts";
import type { BgNbd, Fitted, Interval, PurchaseHistory } from "./types.ts";

/**
 * Purchases to expect of a known customer, with an interval.
 *
 * Question: how far may the expected number of purchases be off, as the model was fitted to so many customers only?
 * Assumes: as `purchasesToCome`, and enough customers for the likelihood to be normal in the logarithms of the parameters.
 *   It is the uncertainty of the estimate, of a mean over customers with this history. What one customer will do varies
 *   far more, and a model that is wrong is not less wrong for it.
 * Units: those of `purchasesToCome`; `confidence` is 0.95 unless told.
 * Method: delta method on the logarithm, so that no bound is below 0; slopes by central differences.
 * Errors: as `purchasesToCome`; "not_positive" where the mean is too small for a number. A confidence outside (0, 1) throws
 *   a RangeError.
 * Source: Oehlert, "A note on the delta method", The American Statistician 46(1), 1992.
 * Example: with the fit of CDNOW, 2 repeats within 35.57 of 38.14 weeks let 1.357 be expected in 39 weeks, from 1.329 to
 *   1.386.
 */
export function purchasesToComeInterval(
  { model, covariance }: Fitted<BgNbd>,
  history: PurchaseHistory,
  time: number,
  confidence = 0.95,
): Interval | UndefinedResult<ModelReason> {
  const value = purchasesToCome(model, history, time);
  if (!(value > 0)) return undefinedResult("not_positive", "the purchases to come are too few for a number");
  const slopes = logSlopes(model, (near) => Math.log(toComeOf(near, history, time)));
  return intervalOf(value, varianceBySlopes(slopes, covariance), confidence);
}
