import type { ModelReason, UndefinedResult } from "../undefinedResult.ts";
import { lifetimeValueIntervals } from "./lifetimeValueIntervals.ts";
import type { BgNbd, Fitted, GammaGamma, Interval, PurchaseHistory, ValueHorizon } from "./types.ts";

/**
 * What a customer's purchases to come are worth today, with an interval.
 *
 * Question: how far may the lifetime value be off, as both models were fitted to so many customers only?
 * Assumes: as `lifetimeValue` and `purchasesToComeInterval`: it is the uncertainty of the estimate, of a mean over
 *   customers with this history, and not the range of what this customer will spend, which is far wider. What customers
 *   spend at a time is fitted given how often they buy, so the estimates of the two models do not go together.
 * Units: those of `lifetimeValue`; `confidence` is 0.95 unless told.
 * Method: delta method on the logarithm over the seven logarithms of parameters, by central differences. The slopes are
 *   those of quarters in place of months where the months can be put in threes, which moves a bound by less than 1e-3 of
 *   its distance.
 * Errors: as `lifetimeValue` and `purchasesToComeInterval`.
 * Source: as `purchasesToComeInterval`.
 * Example: with the fits of CDNOW, 2 repeats of 40 within 35.57 of 38.14 weeks are worth 64.07 in 12 months at 1 %, from
 *   62.55 to 65.62.
 */
export function lifetimeValueInterval(
  purchases: Fitted<BgNbd>,
  values: Fitted<GammaGamma>,
  customer: PurchaseHistory & { value: number },
  horizon: ValueHorizon,
  confidence = 0.95,
): Interval | UndefinedResult<ModelReason> {
  const [interval] = lifetimeValueIntervals(purchases, values, [customer], horizon, confidence);
  return interval!;
}
