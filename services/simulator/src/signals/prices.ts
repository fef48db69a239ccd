import type { Plan } from "../plan.ts";
import { stream } from "../random/random.ts";

export interface SimulatedPriceChange {
  product_key: string;
  at: Date;
  before: string;
  after: string;
}

const PER_PRODUCT = 0.08;
const STEPS = [-0.15, -0.1, -0.05, 0.05, 0.1];

/** List prices that changed during the shop's time. The last one is the plan's price. */
export function simulatePriceChanges(plan: Plan): SimulatedPriceChange[] {
  const [first, last] = [Date.parse(plan.start), Date.parse(plan.end)];
  return plan.products.flatMap(({ key, price }, index) => {
    const random = stream(plan.seed, "price changes", index);
    if (!random.chance(PER_PRODUCT)) return [];
    const before = (Number(price) / (1 + random.pick(STEPS))).toFixed(2);
    return [{ product_key: key, at: new Date(first + random.float() * (last - first)), before, after: price }];
  });
}
