import { CATEGORIES } from "../assortment/categories.ts";
import type { Plan } from "../plan.ts";
import { stream } from "../random/random.ts";

/** How one product is kept in one warehouse: at `reorderAt` or below, `lot` more units are ordered. */
export interface Policy {
  reorderAt: number;
  lot: number;
  first: number;
  /** True when its supplier stops delivering in the last weeks of the range. */
  failing: boolean;
}

const LEAD_DAYS = 14;
const LOT_DAYS = 40;
const PACK = 6;
const FAILING = 0.1;

/** Each product's share of the shop's units, in the plan's order. */
export function demandShares({ products }: Plan): number[] {
  const total = CATEGORIES.reduce((sum, { share }) => sum + share, 0);
  const shares = new Map(CATEGORIES.map(({ name, share }) => [name, share / total]));
  return products.map(({ category, weight }) => (shares.get(category) ?? 0) * weight);
}

/** The policies of all products, warehouse by warehouse. */
export function planPolicies(plan: Plan, unitsPerDay: number): Policy[] {
  const random = stream(plan.seed, "stock policy");
  const shares = demandShares(plan);
  const failing = shares.map(() => random.chance(FAILING));
  return plan.warehouses.flatMap((warehouse) =>
    shares.map((share, product) => {
      const perDay = unitsPerDay * share * warehouse.share;
      const whileWaiting = perDay * LEAD_DAYS;
      const reorderAt = 4 + Math.ceil(whileWaiting + 1.6 * Math.sqrt(whileWaiting));
      const lot = PACK * Math.max(2, Math.ceil((perDay * LOT_DAYS) / PACK));
      const first = reorderAt + 1 + random.below(lot);
      return { reorderAt, lot, first, failing: failing[product] === true && random.chance(0.7) };
    }),
  );
}
