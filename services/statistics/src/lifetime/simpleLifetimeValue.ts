import { requireAtLeast } from "../check.ts";

/**
 * Lifetime value by the simple formula: value of an order × orders per unit of time × lifetime.
 *
 * Question: about what is a customer worth, by a formula that everybody can work out?
 * Assumes: all customers alike, buying steadily for their lifetime and not at all after it. It says nothing of one customer,
 *   and as a mean it errs where a few buy most; for that there is `lifetimeValue`.
 * Units: the currency of the order's value; orders per unit of time and lifetime in the same unit of time. No discount.
 * Errors: an order's value that is not finite, or orders or a lifetime below 0, throws a RangeError.
 * Example: orders of 40, 0.25 a month for 24 months, come to 240.
 */
export function simpleLifetimeValue(averageOrderValue: number, ordersPerTime: number, lifetime: number): number {
  requireAtLeast("averageOrderValue", averageOrderValue, -Number.MAX_VALUE);
  requireAtLeast("ordersPerTime", ordersPerTime, 0);
  requireAtLeast("lifetime", lifetime, 0);
  return averageOrderValue * ordersPerTime * lifetime;
}
