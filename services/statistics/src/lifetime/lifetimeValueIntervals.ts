import { isUndefined } from "../isUndefined.ts";
import { type ModelReason, type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireHistory, requireModel } from "./checks.ts";
import { discountedPurchases, requireHorizon } from "./discountedPurchases.ts";
import { expectedAverageValue, meanValueOf } from "./expectedAverageValue.ts";
import { intervalOf, reachOf } from "./intervalOf.ts";
import { logSlopes, varianceBySlopes } from "./logSlopes.ts";
import { shared } from "./shared.ts";
import type { BgNbd, Fitted, GammaGamma, Interval, PurchaseHistory, ValueHorizon } from "./types.ts";

/**
 * What the purchases to come of many customers are worth today, each with an interval.
 *
 * Question: as `lifetimeValueInterval`, of all customers: those with equal histories share the work.
 * Assumes, units, method, errors, source: as `lifetimeValueInterval`; a customer whose value is not defined has a reason
 *   in their place.
 * Example: that of `lifetimeValueInterval`, in a list.
 */
export function lifetimeValueIntervals(
  purchases: Fitted<BgNbd>,
  values: Fitted<GammaGamma>,
  customers: readonly (PurchaseHistory & { value: number })[],
  horizon: ValueHorizon,
  confidence = 0.95,
): (Interval | UndefinedResult<ModelReason>)[] {
  requireHorizon(horizon);
  requireModel(purchases.model);
  reachOf(confidence);
  const worthOf = shared((history) => worthAndVariance(purchases, history, horizon));
  return customers.map((customer, index) => {
    requireHistory(`customers[${index}]`, customer);
    const value = expectedAverageValue(values.model, customer);
    if (isUndefined(value)) return value;
    const { worth, variance } = worthOf(customer);
    if (!(worth > 0)) return undefinedResult("not_positive", "the purchases to come are too few for a number");
    const slopes = logSlopes(values.model, (near) => Math.log(meanValueOf(near, customer)));
    const all = variance + varianceBySlopes(slopes, values.covariance);
    return Number.isFinite(all)
      ? intervalOf(worth * value, all, confidence)
      : undefinedResult("not_enough_data", "the mean value is so near to infinite that its error has no bound");
  });
}

function worthAndVariance({ model, covariance }: Fitted<BgNbd>, history: PurchaseHistory, horizon: ValueHorizon) {
  const worth = discountedPurchases(model, history, horizon);
  const rough = inQuarters(horizon);
  const slopes = logSlopes(model, (near) => Math.log(discountedPurchases(near, history, rough)));
  return { worth, variance: varianceBySlopes(slopes, covariance) };
}

function inQuarters({ months, month, discount }: ValueHorizon): ValueHorizon {
  if (months % 3 !== 0) return { months, month, discount };
  return { months: months / 3, month: month * 3, discount: (1 + discount) ** 3 - 1 };
}
