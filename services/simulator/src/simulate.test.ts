import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cents } from "./money.ts";
import { planShop } from "./plan.ts";
import { simulateDays } from "./simulate.ts";
import type { Customer, LoyaltyChange, Order, Refund, Session, StockLevel } from "./types.ts";

const end = new Date("2025-11-21T11:40:00Z");
const plan = planShop({ seed: 42, end });

interface Everything {
  customers: Customer[];
  loyalty: LoyaltyChange[];
  orders: Order[];
  refunds: Refund[];
  sessions: Session[];
  stock: StockLevel[];
}

const all: Everything = { customers: [], loyalty: [], orders: [], refunds: [], sessions: [], stock: [] };
const days: string[] = [];
for (const day of simulateDays(plan)) {
  days.push(day.day);
  all.customers.push(...day.customers);
  all.loyalty.push(...day.loyalty);
  all.orders.push(...day.orders);
  all.refunds.push(...day.refunds);
  all.sessions.push(...day.sessions);
  all.stock.push(...day.stock);
}

const count = <T>(items: readonly T[], key: (item: T) => string | number | null): Map<string | number, number> => {
  const counts = new Map<string | number, number>();
  for (const item of items) {
    const value = key(item);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
};
const totalOf = (order: Order) => order.lines.reduce((sum, line) => sum + line.quantity * cents(line.unit_price), 0);
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const chiSquare = (counts: readonly number[]) => {
  const expected = sum(counts) / counts.length;
  return sum(counts.map((value) => (value - expected) ** 2 / expected));
};
const byKey = <T extends { key: string }>(items: readonly T[]) => new Map(items.map((item) => [item.key, item]));
const zones = new Map(plan.stores.map(({ key, time_zone }) => [key, time_zone]));
const localHour = ({ store_key, ordered_at }: Order) => {
  const options = { timeZone: zones.get(store_key) ?? "", hour: "2-digit", hourCycle: "h23" } as const;
  return Number(new Date(ordered_at).toLocaleString("en-GB", options));
};
const hash = (seed: number) => {
  const digest = createHash("sha256");
  const small = planShop({ seed, end, weeks: 3 });
  digest.update(JSON.stringify(small));
  for (const day of simulateDays(small)) digest.update(JSON.stringify(day));
  return digest.digest("hex");
};

describe("the end", () => {
  it("leaves refunds of placed orders for later, as many as come in about eleven days", () => {
    const days = simulateDays(planShop({ seed: 42, end, weeks: 8 }));
    const orders = new Set<string>();
    let next = days.next();
    for (; !next.done; next = days.next()) for (const { key } of next.value.orders) orders.add(key);
    const { refunds } = next.value;
    expect(refunds.every((it) => it.refunded_at >= end.toISOString() && orders.has(it.order_key))).toBe(true);
    expect(refunds.length > 10 && refunds.length < 45).toBe(true);
  });
});

describe("determinism", () => {
  it("gives the same bytes for the same seed and other bytes for another", () => {
    expect(hash(42)).toBe(hash(42));
    expect(hash(43)).not.toBe(hash(42));
  });
});

describe("size", () => {
  it("has the promised counts", () => {
    expect(days).toHaveLength(365);
    expect(all.orders.length).toBeGreaterThanOrEqual(14_000);
    expect(all.orders.length).toBeLessThan(17_500);
    expect(all.sessions.length).toBeGreaterThan(240_000);
    expect(all.sessions.length).toBeLessThan(320_000);
    expect(all.stock.length).toBeGreaterThan(30_000);
    expect(all.stock.length).toBeLessThan(80_000);
    expect(count(all.orders, ({ store_key }) => store_key).size).toBe(40);
  });

  it("meets its targets of orders, customers and sessions when asked", () => {
    const asked = planShop({ seed: 1, end, weeks: 10, customers: 900, orders: 2000, sessions: 30_000 });
    const made = [...simulateDays(asked)];
    expect(sum(made.map(({ customers }) => customers.length))).toBe(900);
    expect(Math.abs(sum(made.map(({ orders }) => orders.length)) / 2000 - 1)).toBeLessThan(0.12);
    expect(Math.abs(sum(made.map(({ sessions }) => sessions.length)) / 30_000 - 1)).toBeLessThan(0.1);
  });
});

describe("references and order in time", () => {
  const orders = byKey(all.orders);
  const customers = byKey(all.customers);
  const stores = byKey(plan.stores);
  const products = byKey(plan.products);
  const campaigns = byKey(plan.campaigns);

  it("gives out every key once", () => {
    for (const items of [all.orders, all.customers, all.refunds, all.sessions]) {
      expect(count<{ key: string }>(items, ({ key }) => key).size).toBe(items.length);
    }
    expect(new Set(all.customers.map(({ email }) => email)).size).toBe(all.customers.length);
  });

  it("resolves every reference of an order, and orders only from open stores and registered customers", () => {
    const wrong = all.orders.filter((order) => {
      const [store, customer] = [stores.get(order.store_key), customers.get(order.customer_key ?? "")];
      if (!store || order.ordered_at < store.opened_at) return true;
      if (order.customer_key && (!customer || customer.registered_at > order.ordered_at)) return true;
      if (order.campaign_key && !campaigns.has(order.campaign_key)) return true;
      return order.lines.length === 0 || order.lines.some(({ product_key }) => !products.has(product_key));
    });
    expect(wrong).toEqual([]);
  });

  it("keeps orders inside the range and in time order, and e-mail on example domains", () => {
    const times = all.orders.map(({ ordered_at }) => ordered_at);
    expect(times).toEqual([...times].sort());
    expect(times[0]! >= plan.start && times.at(-1)! < plan.end).toBe(true);
    expect(all.customers.every(({ email }) => /^[a-z]+\.[a-z]+\d+@example\.(org|com|net)$/.test(email))).toBe(true);
  });

  it("refunds after the order and before the end, never more than was paid", () => {
    const wrong = all.refunds.filter(({ order_key, line_no, quantity, amount, refunded_at }) => {
      const order = orders.get(order_key);
      if (!order || refunded_at <= order.ordered_at || refunded_at >= plan.end) return true;
      const line = order.lines.find((candidate) => candidate.line_no === line_no);
      if (line_no === null) return cents(amount) !== totalOf(order);
      return !line || quantity > line.quantity || cents(amount) !== quantity * cents(line.unit_price);
    });
    expect(wrong).toEqual([]);
  });

  it("has exactly one session, begun before, for each web, app and social order", () => {
    const converted = all.sessions.filter(({ order_key }) => order_key !== null);
    const online = all.orders.filter(({ channel }) => ["web", "app", "social"].includes(channel));
    expect(converted.map(({ order_key }) => order_key).sort()).toEqual(online.map(({ key }) => key).sort());
    const wrong = converted.filter(({ order_key, started_at, channel, device }) => {
      const order = orders.get(order_key ?? "");
      return !order || started_at >= order.ordered_at || channel !== order.channel || device !== order.device;
    });
    expect(wrong).toEqual([]);
  });

  it("signs in only customers registered by then", () => {
    const early = all.sessions.filter(({ customer_key, started_at, order_key }) => {
      return customer_key && !order_key && (customers.get(customer_key)?.registered_at ?? "~") > started_at;
    });
    expect(early).toEqual([]);
  });

  it("keeps stock at or above zero, in time order, from a first level of every product in every warehouse", () => {
    expect(all.stock.every(({ quantity }) => Number.isInteger(quantity) && quantity >= 0)).toBe(true);
    expect(all.stock.slice(0, 5000).every(({ as_of }) => as_of === plan.start)).toBe(true);
    expect(new Set(all.stock.map((row) => row.product_key + row.warehouse_key)).size).toBe(5000);
    const times = all.stock.map(({ as_of }) => as_of);
    expect(times).toEqual([...times].sort());
    const last = new Map(all.stock.map((row) => [row.product_key + row.warehouse_key, row.quantity]));
    expect([...last.values()].filter((quantity) => quantity === 0).length).toBeGreaterThan(5);
  });
});

describe("plausible shapes", () => {
  it("makes 60-90 % of revenue with the top 20 % of products", () => {
    const revenue = new Map<string, number>();
    for (const { product_key, quantity, unit_price } of all.orders.flatMap(({ lines }) => lines)) {
      revenue.set(product_key, (revenue.get(product_key) ?? 0) + quantity * cents(unit_price));
    }
    const sorted = [...revenue.values()].sort((a, b) => b - a);
    const share = sum(sorted.slice(0, 200)) / sum(sorted);
    expect(share > 0.6 && share < 0.9).toBe(true);
  });

  it("has baskets of 40-90 EUR on average, about 15 % guests, 4-6 % refunds and 4-5 % conversion", () => {
    const n = all.orders.length;
    const within = (value: number, low: number, high: number) => expect(value > low && value < high).toBe(true);
    within(sum(all.orders.map(totalOf)) / n / 100, 40, 90);
    within(all.orders.filter(({ customer_key }) => customer_key === null).length / n, 0.13, 0.17);
    within(all.refunds.length / n, 0.04, 0.06);
    within(all.sessions.filter(({ order_key }) => order_key !== null).length / all.sessions.length, 0.04, 0.05);
  });

  it("spreads purchases per customer wider than a Poisson law: variance at least twice the mean", () => {
    const purchases = count(all.orders, ({ customer_key }) => customer_key);
    const values = all.customers.map(({ key }) => purchases.get(key) ?? 0);
    const mean = sum(values) / values.length;
    const variance = sum(values.map((value) => (value - mean) ** 2)) / values.length;
    expect(variance).toBeGreaterThan(2 * mean);
  });

  it("varies by weekday and by local hour far beyond chance (chi-square, p < 0.001)", () => {
    const weekdays = count(all.orders, ({ ordered_at }) => new Date(ordered_at).getUTCDay());
    expect(chiSquare([...weekdays.values()])).toBeGreaterThan(22.5);
    const hours = count(all.orders, localHour);
    expect(chiSquare([...hours.values()])).toBeGreaterThan(49.7);
    expect(hours.get(20)!).toBeGreaterThan(5 * hours.get(4)!);
  });

  it("keeps the local hours when clocks change: the mean UTC hour moves, the local one does not", () => {
    const german = all.orders.filter(({ store_key }) => zones.get(store_key) === "Europe/Berlin");
    const mean = (orders: readonly Order[], hour: (order: Order) => number) => sum(orders.map(hour)) / orders.length;
    const winter = german.filter(({ ordered_at }) => ordered_at > "2025-01-01" && ordered_at < "2025-03-30");
    const summer = german.filter(({ ordered_at }) => ordered_at > "2025-03-31" && ordered_at < "2025-10-26");
    const error = 5.5 * Math.sqrt(1 / winter.length + 1 / summer.length);
    expect(Math.abs(mean(winter, localHour) - mean(summer, localHour))).toBeLessThan(3.5 * error);
    const utc = (order: Order) => new Date(order.ordered_at).getUTCHours();
    expect(mean(winter, utc) - mean(summer, utc)).toBeGreaterThan(1 - 3.5 * error);
  });

  it("peaks on Black Friday or Cyber Monday and is quiet on Christmas day", () => {
    const perDay = count(all.orders, ({ ordered_at }) => ordered_at.slice(0, 10));
    const average = all.orders.length / 364;
    expect(perDay.get("2024-11-29")!).toBeGreaterThan(1.4 * average);
    expect(perDay.get("2024-12-02")!).toBeGreaterThan(1.4 * average);
    expect(perDay.get("2024-12-25")!).toBeLessThan(0.6 * average);
  });

  it("raises the loyalty tier with spending and never lowers it", () => {
    const ladder = ["none", "bronze", "silver", "gold", "platinum"];
    const tiers = new Map(all.customers.map(({ key, loyalty_tier }) => [key, ladder.indexOf(loyalty_tier)]));
    for (const { customer_key, loyalty_tier } of all.loyalty) {
      expect(ladder.indexOf(loyalty_tier)).toBeGreaterThan(tiers.get(customer_key) ?? 9);
      tiers.set(customer_key, ladder.indexOf(loyalty_tier));
    }
    const spent = new Map<string, number>();
    for (const order of all.orders) {
      const key = order.customer_key ?? "";
      spent.set(key, (spent.get(key) ?? 0) + totalOf(order));
    }
    const newcomers = all.customers.filter(({ registered_at }) => registered_at >= plan.start);
    const sorted = newcomers.sort((a, b) => (spent.get(a.key) ?? 0) - (spent.get(b.key) ?? 0));
    const steps = sorted.map(({ key }) => tiers.get(key) ?? 0);
    expect(steps).toEqual([...steps].sort());
    expect(new Set(steps).size).toBe(5);
  });

  it("sends back shoes more often than food", () => {
    const category = new Map(plan.products.map((product) => [product.key, product.category]));
    const orders = byKey(all.orders);
    const rate = (name: string) => {
      const sold = all.orders.flatMap(({ lines }) => lines).filter((line) => category.get(line.product_key) === name);
      const back = all.refunds.filter(({ order_key, line_no }) => {
        const line = orders.get(order_key)?.lines.find((candidate) => candidate.line_no === line_no);
        return line && category.get(line.product_key) === name;
      });
      return back.length / sold.length;
    };
    expect(rate("Shoes")).toBeGreaterThan(3 * rate("Food & Drink"));
  });
});
