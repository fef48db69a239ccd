import { describe, expect, it } from "vitest";
import { DAY_MS, isoDate } from "../calendar/days.ts";
import { Pace } from "../orders/pace.ts";
import { planShop } from "../plan.ts";
import { simulateDays } from "../simulate.ts";
import type { Day } from "../types.ts";
import { simulateLive } from "./day.ts";
import { LevelMeter, type LiveLevel } from "./level.ts";

const end = new Date("2025-10-08T11:40:00Z");
const plan = planShop({ seed: 42, end, orders: 30_000, customers: 8_000 });
const lastDay = Math.floor(end.getTime() / DAY_MS);
const live = (from: number, days: number, level: LiveLevel) =>
  Array.from({ length: days }, (_, n) => simulateLive(plan, isoDate(lastDay + from + n), level));
const all = [...simulateDays(plan)];
const history = all.slice(-29, -1);
const ordersOf = (days: readonly Day[]) => days.flatMap(({ orders }) => orders);
const sessionsOf = (days: readonly Day[]) => days.flatMap(({ sessions }) => sessions);
const pace = new Pace(plan, 1);
const expected = (days: readonly Day[]) =>
  days.reduce((sum, { day }) => {
    for (let hour = 0; hour < 24; hour++) sum += pace.perHour(Date.parse(day) + hour * 3_600_000);
    return sum;
  }, 0);
const meter = new LevelMeter(plan);
for (const day of all) meter.add(day);
const level = meter.level();
const after = live(1, 28, level);

/** Shares of a few groups agree within four standard deviations of a share among so many. */
function agree<Row>(a: readonly Row[], b: readonly Row[], group: (row: Row) => string | number): void {
  const share = (rows: readonly Row[], of: string | number) =>
    rows.filter((row) => group(row) === of).length / rows.length;
  for (const it of new Set([...a, ...b].map(group))) {
    const p = share(a, it);
    const error = Math.sqrt(p * (1 - p) * (1 / a.length + 1 / b.length)) + 0.002;
    expect(Math.abs(p - share(b, it)), String(it)).toBeLessThan(4 * error);
  }
}

describe("simulateLive", () => {
  it("is the same for the same day and level, whatever was asked before", () => {
    const day = isoDate(lastDay + 3);
    const again = simulateLive(structuredClone(plan), day, level);
    expect(again).toEqual(after[2]);
    expect(simulateLive(plan, isoDate(lastDay + 4), level).orders).not.toEqual(again.orders);
  });

  it("goes on at the level of the weeks before, as the season says", () => {
    const wanted = level.ordersPerDay * expected(after);
    expect(Math.abs(ordersOf(after).length / wanted - 1)).toBeLessThan(4 / Math.sqrt(wanted));
    const season = expected(after) / expected(history);
    const ratio = ordersOf(after).length / ordersOf(history).length / season;
    expect(Math.abs(ratio - 1)).toBeLessThan(0.09);
    const visits = sessionsOf(after).length / sessionsOf(history).length / season;
    expect(Math.abs(visits - 1)).toBeLessThan(0.05);
  });

  it("has the hours, stores, channels, countries and conversion of the history", () => {
    const [now, then] = [ordersOf(after), ordersOf(history)];
    agree(then, now, ({ ordered_at }) => Math.floor(Number(ordered_at.slice(11, 13)) / 2));
    agree(then, now, ({ store_key }) => store_key);
    agree(then, now, ({ channel }) => channel);
    agree(then, now, ({ lines }) => Math.min(4, lines.length));
    agree(then, now, ({ customer_key }) => String(customer_key === null));
    const conversion = (days: readonly Day[]) => ordersOf(days).length / sessionsOf(days).length;
    expect(Math.abs(conversion(after) / conversion(history) - 1)).toBeLessThan(0.06);
  });

  it("begins where the history ends and its keys are its own", () => {
    const first = live(0, 1, level)[0]!;
    expect(first.orders.every(({ ordered_at }) => ordered_at >= plan.end)).toBe(true);
    const browsing = first.sessions.filter(({ order_key }) => order_key === null);
    expect(browsing.every(({ started_at }) => started_at >= plan.end)).toBe(true);
    const keys = [...ordersOf(history), ...ordersOf(after), ...first.orders].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const visits = [...sessionsOf(history), ...sessionsOf(after), ...first.sessions].map(({ key }) => key);
    expect(new Set(visits).size).toBe(visits.length);
    expect(ordersOf(after).every(({ key }) => /^N\d{8}-\d{5}$/.test(key))).toBe(true);
  });

  it("refers to what is there: customers of the plan, sessions' orders, rows in time order", () => {
    const customers = new Set(all.flatMap((day) => day.customers.map(({ key }) => key)));
    for (const { orders, sessions } of after) {
      const placed = new Set(orders.map(({ key }) => key));
      expect(orders.every(({ customer_key }) => customer_key === null || customers.has(customer_key))).toBe(true);
      expect(sessions.every(({ order_key }) => order_key === null || placed.has(order_key))).toBe(true);
      expect(orders.map((it) => it.ordered_at)).toEqual(orders.map((it) => it.ordered_at).toSorted());
    }
  });

  it("refunds some of its orders, about as often as the history does once it has gone on for weeks", () => {
    const orders = new Map(ordersOf(after).map((order) => [order.key, order]));
    const refunds = after.flatMap((day) => day.refunds);
    expect(refunds.every(({ order_key }) => order_key.startsWith("N20251008") || orders.has(order_key))).toBe(true);
    for (const { refunds: rows, day } of after) {
      for (const { refunded_at, order_key } of rows) {
        expect(refunded_at.startsWith(day)).toBe(true);
        expect(refunded_at > (orders.get(order_key)?.ordered_at ?? "")).toBe(true);
      }
    }
    const late = live(60, 14, level);
    const rate = late.flatMap((day) => day.refunds).length / ordersOf(late).length;
    const usual = history.flatMap((day) => day.refunds).length / ordersOf(history).length;
    expect(Math.abs(rate / usual - 1)).toBeLessThan(0.45);
  });

  it("knows the campaigns of later years", () => {
    const friday = simulateLive(plan, "2026-11-27", level);
    expect(friday.orders.length).toBeGreaterThan(1.8 * level.ordersPerDay);
    expect(friday.orders.filter(({ coupon }) => coupon === "BLACK20").length).toBeGreaterThan(20);
  });

  it("refuses a day of the history, and what is no day", () => {
    for (const day of ["2025-10-07", "soon", "2025-10-09T12:00:00Z"])
      expect(() => simulateLive(plan, day, { ordersPerDay: 1 })).toThrow("day");
    expect(() => simulateLive(plan, "2025-10-09", { ordersPerDay: 0 })).toThrow("ordersPerDay");
  });
});
