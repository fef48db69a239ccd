import { isoInstant } from "../calendar/days.ts";
import { cents, euros } from "../money.ts";
import type { Plan } from "../plan.ts";
import { stream } from "../random/random.ts";
import type { Order, Refund, StockLevel } from "../types.ts";
import type { SimulatedIncident } from "./incident.ts";

/** The fewest best sellers of a category that together make a share of its revenue. */
export function bestSellers({ products }: Pick<Plan, "products">, category: string, share: number): string[] {
  const worth = products
    .filter((product) => product.category === category)
    .map(({ key, weight, price }) => ({ key, revenue: weight * Number(price) }))
    .sort((a, b) => b.revenue - a.revenue);
  const total = worth.reduce((sum, { revenue }) => sum + revenue, 0);
  let sum = 0;
  return worth
    .filter(({ revenue }) => {
      const wanted = sum < share * total;
      sum += revenue;
      return wanted;
    })
    .map(({ key }) => key);
}

/** The products that an incident takes off the shelves. */
export function missingIn(plan: Plan, { kind, category, size }: SimulatedIncident): ReadonlySet<string> {
  return new Set(kind === "stock_out" && category !== undefined ? bestSellers(plan, category, size) : []);
}

/** Stock of the missing products: none in any warehouse at the start, some again at the end. */
export function shortageLevels(plan: Plan, it: SimulatedIncident, missing: ReadonlySet<string>): StockLevel[] {
  const random = stream(plan.seed, `${it.key} restock`);
  const cells = [...missing].flatMap((product_key) =>
    plan.warehouses.map(({ key }) => ({ product_key, warehouse_key: key })),
  );
  return [
    ...cells.map((cell) => ({ ...cell, quantity: 0, as_of: isoInstant(it.from) })),
    ...cells.map((cell) => ({ ...cell, quantity: 12 + random.below(60), as_of: isoInstant(it.to) })),
  ];
}

/** An order without its missing lines; null when none is left. The lines keep their numbers. */
export function withoutLines(order: Order, missing: ReadonlySet<string>): Order | null {
  const lines = order.lines.filter(({ product_key }) => !missing.has(product_key));
  if (lines.length === order.lines.length) return order;
  return lines.length === 0 ? null : { ...order, lines };
}

/** The refund of an order that lost lines: of a line that is there still, or of all that is left. */
export function refundOf(refund: Refund, order: Order): Refund | null {
  if (refund.line_no !== null) return order.lines.some(({ line_no }) => line_no === refund.line_no) ? refund : null;
  const total = order.lines.reduce((sum, line) => sum + line.quantity * cents(line.unit_price), 0);
  return { ...refund, quantity: order.lines.reduce((sum, { quantity }) => sum + quantity, 0), amount: euros(total) };
}
