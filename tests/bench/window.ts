/** The same three years for every size: more orders make history denser, not longer. */
export const firstDay = "2023-11-21";
export const endDay = "2026-11-21";
export const now = new Date("2026-11-20T23:30:00Z");

export interface Sizes {
  orders: number;
  customers: number;
  stores: number;
  products: number;
}

export const sizesOf = (orders: number): Sizes => ({
  orders,
  customers: Math.max(10, Math.round(orders / 4)),
  stores: 40,
  products: 1_000,
});
