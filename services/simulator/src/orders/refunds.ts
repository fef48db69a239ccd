import { CATEGORIES } from "../assortment/categories.ts";
import { DAY_MS, HOUR_MS, isoInstant } from "../calendar/days.ts";
import { cents, euros } from "../money.ts";
import { gamma } from "../random/gamma.ts";
import type { Random } from "../random/random.ts";
import type { Refund } from "../types.ts";
import type { Assortment } from "./assortment.ts";
import type { PlacedOrder } from "./order.ts";

const WHOLE_ORDER = 0.011;
const WHOLE_REASONS = ["not_delivered", "cancelled_by_customer", "late_delivery"] as const;
const FIT_REASONS = ["does_not_fit", "does_not_fit", "changed_mind", "not_as_described"] as const;
const LINE_REASONS = ["damaged", "not_as_described", "changed_mind", "wrong_item"] as const;

/** The refund an order ends in, if any: some hours to weeks after it. */
export function drawRefund(random: Random, placed: PlacedOrder, at: number, assortment: Assortment): Refund | null {
  const wait = 3 * HOUR_MS + gamma(random, 2, 5.5) * DAY_MS;
  const base = { key: placed.order.key.replace("O", "R"), order_key: placed.order.key };
  const refunded_at = isoInstant(at + wait);
  if (random.chance(WHOLE_ORDER)) {
    const quantity = placed.basket.reduce((sum, line) => sum + line.quantity, 0);
    const reason = random.pick(WHOLE_REASONS);
    return { ...base, line_no: null, quantity, amount: euros(placed.total), refunded_at, reason };
  }
  for (const [index, { product, quantity: bought }] of placed.basket.entries()) {
    const category = CATEGORIES[assortment.categories[product] ?? -1];
    const line = placed.order.lines[index];
    if (!category || !line || !random.chance(category.refunds)) continue;
    const quantity = random.chance(0.7) ? bought : 1 + random.below(bought);
    const amount = euros(quantity * cents(line.unit_price));
    const reason = random.pick(["Clothing", "Shoes"].includes(category.name) ? FIT_REASONS : LINE_REASONS);
    return { ...base, line_no: line.line_no, quantity, amount, refunded_at, reason };
  }
  return null;
}
