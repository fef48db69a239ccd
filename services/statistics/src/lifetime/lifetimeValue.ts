import { isUndefined } from "../isUndefined.ts";
import type { ModelReason, UndefinedResult } from "../undefinedResult.ts";
import { requireHistory, requireModel } from "./checks.ts";
import { discountedPurchases, requireHorizon } from "./discountedPurchases.ts";
import { expectedAverageValue } from "./expectedAverageValue.ts";
import type { BgNbd, GammaGamma, PurchaseHistory, ValueHorizon } from "./types.ts";

/**
 * What a customer's purchases to come are worth today.
 *
 * Question: how much will this customer spend in the next 12 months, in today's money?
 * Assumes: as `purchasesToCome` and `expectedAverageValue`. What is bought in a month is paid at its end: the sum over
 *   months m of purchases in month m times value at a time, over (1 + discount)^m.
 * Units: the currency of the values. Value, not margin, unless the values are margins.
 * Errors: those of the two, and a RangeError for a horizon without a month, a month of no length or a discount below 0.
 * Source: Fader, Hardie and Lee, "RFM and CLV", Journal of Marketing Research 42, 2005; months as Python's lifetimes has
 *   them.
 * Example: 2 repeats of 40 within 35.57 of 38.14 weeks, with the parameters of CDNOW, are worth 64.07 in 12 months at 1 %.
 */
export function lifetimeValue(
  purchases: BgNbd,
  values: GammaGamma,
  customer: PurchaseHistory & { value: number },
  horizon: ValueHorizon,
): number | UndefinedResult<ModelReason> {
  requireHorizon(horizon);
  requireModel(purchases);
  requireHistory("customer", customer);
  const value = expectedAverageValue(values, customer);
  return isUndefined(value) ? value : discountedPurchases(purchases, customer, horizon) * value;
}
