import { requireAtLeast, requirePositive, requireWhole } from "../check.ts";
import { expectedOf } from "./expectedPurchases.ts";
import { aliveOf } from "./probabilityAlive.ts";
import { ownModel } from "./purchasesToCome.ts";
import type { BgNbd, PurchaseHistory, ValueHorizon } from "./types.ts";

/** Purchases to come, those of a month divided by the discount up to its end. */
export function discountedPurchases(
  model: BgNbd,
  history: PurchaseHistory,
  { months, month, discount }: ValueHorizon,
): number {
  const own = ownModel(model, history);
  let worth = 0;
  let before = 0;
  for (let at = 1; at <= months; at++) {
    const until = expectedOf(own, at * month);
    worth += (until - before) / (1 + discount) ** at;
    before = until;
  }
  return aliveOf(model, history) * worth;
}

/** Throws a RangeError for a horizon without a month, a month of no length or a discount below 0. */
export function requireHorizon({ months, month, discount }: ValueHorizon): void {
  requireWhole("months", months, 1);
  requirePositive("month", month);
  requireAtLeast("discount", discount, 0);
}
