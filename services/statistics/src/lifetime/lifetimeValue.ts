import { requireAtLeast, requirePositive, requireWhole } from "../check.ts";
import { isUndefined } from "../isUndefined.ts";
import type { ModelReason, UndefinedResult } from "../undefinedResult.ts";
import { expectedAverageValue } from "./expectedAverageValue.ts";
import { purchasesToCome } from "./purchasesToCome.ts";
import type { BgNbd, GammaGamma, PurchaseHistory } from "./types.ts";

/** How far ahead, and what a later purchase is worth today. */
export interface ValueHorizon {
  months: number;
  /** Units of the histories' times in a month: 30 days, or 4.345 weeks. */
  month: number;
  /** Discount of a month, 0.01 for 1 %. */
  discount: number;
}

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
  { months, month, discount }: ValueHorizon,
): number | UndefinedResult<ModelReason> {
  requireWhole("months", months, 1);
  requirePositive("month", month);
  requireAtLeast("discount", discount, 0);
  const value = expectedAverageValue(values, customer);
  if (isUndefined(value)) return value;
  let worth = 0;
  let before = 0;
  for (let at = 1; at <= months; at++) {
    const until = purchasesToCome(purchases, customer, at * month);
    worth += (until - before) / (1 + discount) ** at;
    before = until;
  }
  return worth * value;
}
