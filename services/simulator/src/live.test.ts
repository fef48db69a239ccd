import { describe, expect, it } from "vitest";
import { simulateLiveOrder } from "./live.ts";
import { planShop } from "./plan.ts";
import { simulateUsers } from "./users.ts";

const end = new Date("2025-11-21T11:40:00Z");

describe("simulateLiveOrder", () => {
  const plan = planShop({ seed: 7, end, weeks: 8, customers: 300 });
  const at = new Date("2025-11-21T12:00:00.123Z");
  const many = Array.from({ length: 60 }, (_, seed) => simulateLiveOrder({ plan, seed, at }));

  it("is the same for the same seed and instant, another for another", () => {
    expect(simulateLiveOrder({ plan, seed: 3, at })).toEqual(many[3]);
    expect(new Set(many.map(({ order }) => order.key)).size).toBe(60);
    expect(new Set(many.map(({ order }) => JSON.stringify(order.lines))).size).toBeGreaterThan(50);
  });

  it("is placed at the instant, by a customer of the shop or a guest, in one of its stores", () => {
    const customers = new Set<string>();
    for (const day of simulateUsers({ users: 300, days: 56, seed: 7, end }).days) {
      for (const { key } of day.customers) customers.add(key);
    }
    const stores = new Set(plan.stores.map(({ key }) => key));
    for (const { order, session } of many) {
      expect(order.ordered_at).toBe("2025-11-21T12:00:00.123Z");
      expect(order.customer_key === null || customers.has(order.customer_key)).toBe(true);
      expect(stores.has(order.store_key)).toBe(true);
      expect(session?.order_key ?? order.key).toBe(order.key);
      expect(session === null).toBe(["marketplace", "store"].includes(order.channel));
    }
  });

  it("falls back to a guest before the first registration, and refuses an invalid instant", () => {
    const { order } = simulateLiveOrder({ plan, seed: 1, at: new Date("2015-01-01T00:00:00Z") });
    expect(order.customer_key).toBeNull();
    expect(() => simulateLiveOrder({ plan, seed: 1, at: new Date(Number.NaN) })).toThrow("at");
  });
});

describe("simulateUsers", () => {
  it("makes that many customers and days", () => {
    const { plan, days } = simulateUsers({ users: 1000, days: 30, seed: 7, end });
    const made = [...days];
    expect(made.reduce((total, day) => total + day.customers.length, 0)).toBe(1000);
    expect(made).toHaveLength(31);
    expect(plan.start).toBe("2025-10-22T11:40:00.000Z");
    const orders = made.reduce((total, day) => total + day.orders.length, 0);
    expect(orders > 150 && orders < 800).toBe(true);
  });
});
