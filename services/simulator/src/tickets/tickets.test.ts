import { describe, expect, it } from "vitest";
import { DAY_MS, isoDate } from "../calendar/days.ts";
import { applyIncidents, makeIncident } from "../incidents/index.ts";
import { simulateLive } from "../live/day.ts";
import { planShop } from "../plan.ts";
import { simulateDays } from "../simulate.ts";
import type { Day, Late, Order, Ticket } from "../types.ts";

const end = new Date("2025-11-21T11:40:00Z");
const plan = planShop({ seed: 42, end });
const days: Day[] = [];
const made = simulateDays(plan);
let late: Late = { refunds: [], tickets: [] };
for (let next = made.next(); ; next = made.next()) {
  if (next.done) {
    late = next.value;
    break;
  }
  days.push(next.value);
}
const orders = new Map(days.flatMap((day) => day.orders.map((order): [string, Order] => [order.key, order])));
const tickets = days.flatMap((day) => day.tickets);
const live = Array.from({ length: 30 }, (_, n) =>
  simulateLive(plan, isoDate(Math.floor(end.getTime() / DAY_MS) + 60 + n), { ordersPerDay: 43 }),
);

describe("tickets of the history", () => {
  it("each belong to a customer's order, are opened after it, and come on the day they are opened on", () => {
    expect(new Set(tickets.map(({ key }) => key)).size).toBe(tickets.length);
    for (const { day, tickets: rows } of days) {
      expect(rows.map((it) => it.opened_at)).toEqual(rows.map((it) => it.opened_at).toSorted());
      for (const it of rows) {
        expect(it.opened_at.startsWith(day)).toBe(true);
        const { customer_key, store_key, ordered_at } = orders.get(it.order_key)!;
        expect([it.customer_key, it.store_key]).toEqual([customer_key, store_key]);
        expect(it.opened_at > ordered_at).toBe(true);
        expect(it.closed_at === null || it.closed_at > it.opened_at).toBe(true);
        expect(it.satisfaction === null || (it.closed_at !== null && it.satisfaction >= 1)).toBe(true);
      }
    }
  });

  it("are of 5 to 8 % of the orders, and of a third of the refunded ones", () => {
    const share = tickets.length / orders.size;
    expect(share > 0.05 && share < 0.08).toBe(true);
    const asked = new Set(tickets.map(({ order_key }) => order_key));
    const refunds = days.flatMap((day) => day.refunds);
    const refunded = refunds.filter(({ order_key }) => asked.has(order_key)).length / refunds.length;
    expect(refunded > 0.25 && refunded < 0.45).toBe(true);
    const topics = new Set(tickets.map(({ topic }) => topic));
    expect([...topics].sort()).toEqual(["late_delivery", "payment", "product_question", "return"]);
  });

  it("are known as they stand at the end; what becomes of them later is left over", () => {
    expect(tickets.every(({ opened_at, closed_at }) => opened_at < plan.end && (closed_at ?? "") < plan.end)).toBe(
      true,
    );
    const closing = late.tickets.filter(({ opened_at }) => opened_at < plan.end);
    const open = new Map(tickets.map((it) => [it.key, it]));
    expect(closing.every(({ key, closed_at }) => closed_at && open.get(key)?.closed_at === null)).toBe(true);
    expect(late.tickets.length > closing.length && closing.length > 0).toBe(true);
  });

  it("tell who comes back: of customers who were not content fewer do, by far more than chance", () => {
    const bought = new Map<string, string[]>();
    for (const { customer_key, ordered_at } of orders.values())
      if (customer_key) bought.set(customer_key, [...(bought.get(customer_key) ?? []), ordered_at]);
    const limit = new Date(end.getTime() - 120 * DAY_MS).toISOString();
    const back = (rows: readonly Ticket[]) => {
      const judged = rows.filter(({ order_key }) => orders.get(order_key)!.ordered_at < limit);
      const returned = judged.filter((it) =>
        bought.get(it.customer_key)!.some((at) => at > orders.get(it.order_key)!.ordered_at),
      );
      return { n: judged.length, share: returned.length / judged.length };
    };
    const bad = back(tickets.filter(({ satisfaction }) => satisfaction !== null && satisfaction <= 2));
    const well = back(tickets.filter(({ satisfaction }) => satisfaction !== null && satisfaction >= 4));
    const error = Math.sqrt((bad.share * (1 - bad.share)) / bad.n + (well.share * (1 - well.share)) / well.n);
    expect(well.share - bad.share).toBeGreaterThan(3 * error);
  });
});

describe("tickets after the end", () => {
  it("are given on the day they are opened on and on the day they are closed on", () => {
    for (const { day, tickets: rows } of live)
      expect(rows.every((it) => it.opened_at.startsWith(day) || it.closed_at?.startsWith(day))).toBe(true);
    const all = new Map(live.flatMap(({ tickets: rows }) => rows).map((it) => [it.key, it]));
    const opened = live.flatMap(({ day, tickets: rows }) => rows.filter((it) => it.opened_at.startsWith(day)));
    expect(new Set(opened.map(({ key }) => key)).size).toBe(opened.length);
    expect(all.size).toBeGreaterThanOrEqual(opened.length);
    const share = opened.length / live.flatMap((day) => day.orders).length;
    expect(share > 0.04 && share < 0.1).toBe(true);
  });
});

describe("tickets with an incident", () => {
  it("are not opened about orders that were not placed", () => {
    const [from, to] = [end.getTime() - 60 * DAY_MS, end.getTime() - 30 * DAY_MS];
    const incident = makeIncident(plan, { kind: "payment_outage", seed: 1, from, to });
    const applied = applyIncidents(plan, [incident]);
    const changed = days.map((day) => applied.apply(day));
    const placed = new Set(changed.flatMap((day) => day.orders.map(({ key }) => key)));
    const left = changed.flatMap((day) => day.tickets);
    expect(left.length).toBeLessThan(tickets.length);
    expect(left).toEqual(tickets.filter(({ order_key }) => placed.has(order_key)));
  });
});
