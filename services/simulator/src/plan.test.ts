import { describe, expect, it } from "vitest";
import { cents } from "./money.ts";
import { planShop } from "./plan.ts";

const end = new Date("2025-11-21T11:40:00Z");
const plan = planShop({ seed: 42, end });

describe("planShop", () => {
  it("has 40 stores in 8 countries, two of them opened in the course of the range", () => {
    expect(plan.stores).toHaveLength(40);
    expect(new Set(plan.stores.map(({ country }) => country)).size).toBe(8);
    expect(plan.stores.filter(({ opened_at }) => opened_at > plan.start)).toHaveLength(2);
    expect(plan.stores.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it("gives every store and product a name of its own", () => {
    expect(new Set(plan.stores.map(({ name }) => name)).size).toBe(40);
    expect(new Set(plan.products.map(({ name }) => name)).size).toBe(1000);
  });

  it("has 1000 products in 12 categories of about 40 brands, each sold above cost", () => {
    expect(plan.products).toHaveLength(1000);
    expect(new Set(plan.products.map(({ category }) => category)).size).toBe(12);
    expect(new Set(plan.products.map(({ brand }) => brand)).size).toBeGreaterThanOrEqual(30);
    expect(plan.products.every(({ price, cost }) => cents(cost) > 0 && cents(cost) < cents(price))).toBe(true);
    expect(plan.products.every(({ price }) => /^\d+\.\d\d$/.test(price))).toBe(true);
  });

  it("survives JSON unchanged", () => {
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it("keeps stores and products when only the length of the range changes", () => {
    const short = planShop({ seed: 42, end, weeks: 4 });
    expect(short.products).toEqual(plan.products);
    expect(short.stores.map(({ key, share }) => [key, share])).toEqual(
      plan.stores.map(({ key, share }) => [key, share]),
    );
  });

  it("names more products than a category has words for", () => {
    const large = planShop({ seed: 1, end, products: 5000 });
    expect(new Set(large.products.map(({ name, category }) => category + name)).size).toBe(5000);
  });

  it.each([
    ["seed", { seed: Number.NaN }],
    ["end", { end: new Date(Number.NaN) }],
    ["days", { days: 0 }],
    ["days", { weeks: Number.POSITIVE_INFINITY }],
    ["stores", { stores: 3 }],
    ["products", { products: 5 }],
    ["customers", { customers: 1.5 }],
    ["orders", { orders: -1 }],
    ["sessions", { sessions: Number.NaN }],
  ])("names %s when it is out of range", (name, wrong) => {
    expect(() => planShop({ seed: 1, end, ...wrong })).toThrow(name);
  });
});
