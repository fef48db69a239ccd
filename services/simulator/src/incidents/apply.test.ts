import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "../calendar/days.ts";
import { Pace } from "../orders/pace.ts";
import { planShop } from "../plan.ts";
import { simulateDays } from "../simulate.ts";
import type { Day, Order } from "../types.ts";
import { applyIncidents } from "./apply.ts";
import type { IncidentKind, SimulatedIncident } from "./incident.ts";
import { expectedLoss } from "./loss.ts";
import { biggestMethod, makeIncident } from "./make.ts";
import { bestSellers } from "./shortage.ts";

const end = new Date("2025-11-21T00:00:00Z");
const plan = planShop({ seed: 5, end, weeks: 3, customers: 4000, orders: 8400, sessions: 20_000 });
const usual = [...simulateDays(plan)];
const from = Date.parse("2025-11-05T09:17:00Z");
const to = from + 30 * HOUR_MS;

const of = (kind: IncidentKind, more: Partial<SimulatedIncident> = {}): SimulatedIncident => ({
  ...makeIncident(plan, { kind, seed: 1, from, to }),
  ...more,
});
const run = (incidents: readonly SimulatedIncident[]): Day[] => {
  const applied = applyIncidents(plan, incidents);
  return usual.map((day) => applied.apply(day));
};
const within = <Row>(rows: readonly Row[], at: (row: Row) => string) =>
  rows.filter((row) => Date.parse(at(row)) >= from && Date.parse(at(row)) < to);
const ordersOf = (days: readonly Day[]) =>
  within(
    days.flatMap(({ orders }) => orders),
    (it) => it.ordered_at,
  );
const sessionsOf = (days: readonly Day[]) =>
  within(
    days.flatMap(({ sessions }) => sessions),
    (it) => it.started_at,
  );
const keys = (rows: readonly { key: string }[]) => rows.map(({ key }) => key);
const before = ordersOf(usual);

/** The share of the orders for which `reached` holds that are gone; none of the others may be. */
function shareStopped(incident: SimulatedIncident, reached: (order: Order) => boolean): number {
  const left = new Set(keys(ordersOf(run([incident]))));
  expect(before.filter((order) => !reached(order) && !left.has(order.key))).toEqual([]);
  const hit = before.filter(reached);
  expect(hit.length).toBeGreaterThan(60);
  return hit.filter(({ key }) => !left.has(key)).length / hit.length;
}

/** Four standard deviations of a share of so many orders. */
const tolerance = (share: number, n: number) => 4 * Math.sqrt((share * (1 - share)) / n);

describe("applyIncidents", () => {
  it.each([
    ["bad_deploy", 0.6],
    ["shell", 0.5],
    ["slow_database", 0.45],
    ["unexplained", 0.5],
  ] as const)("%s stops its share of the orders of web and app, and no other", (kind, share) => {
    const reached = ({ channel }: Order) => channel === "web" || channel === "app";
    const stopped = shareStopped(of(kind), reached);
    expect(Math.abs(stopped - share)).toBeLessThan(tolerance(share, before.filter(reached).length));
  });

  it("a payment outage stops what is paid here, and only its method where it has one", () => {
    const paidHere = ({ channel }: Order) => channel === "web" || channel === "app" || channel === "social";
    const all = shareStopped(of("payment_outage", { size: 0.9, payment_method: undefined }), paidHere);
    expect(Math.abs(all - 0.9)).toBeLessThan(tolerance(0.9, before.filter(paidHere).length));
    const method = biggestMethod(plan);
    const reached = (order: Order) => paidHere(order) && order.payment_method === method;
    const one = shareStopped(of("payment_outage", { size: 0.95, payment_method: method }), reached);
    expect(Math.abs(one - 0.95)).toBeLessThan(tolerance(0.95, before.filter(reached).length));
  });

  it.each(["bad_deploy", "payment_outage", "stock_out"] as const)("%s loses about what is expected of it", (kind) => {
    const incident = of(kind, kind === "stock_out" ? { category: "Kitchen" } : {});
    const lost = before.length - ordersOf(run([incident])).length;
    const expected = expectedLoss(plan, new Pace(plan), incident);
    expect(Math.abs(lost / expected - 1)).toBeLessThan(kind === "stock_out" ? 0.4 : 0.25);
  });

  it("an incident in one country leaves the others alone", () => {
    const reached = ({ channel, country }: Order) => country === "FR" && (channel === "web" || channel === "app");
    expect(shareStopped(of("bad_deploy", { size: 1, country: "FR" }), reached)).toBe(1);
  });

  it("an order that is not placed has no refund, and its session ends without it", () => {
    const days = run([of("bad_deploy")]);
    const placed = new Set(keys(days.flatMap(({ orders }) => orders)));
    const gone = new Set(keys(before).filter((key) => !placed.has(key)));
    expect(usual.flatMap(({ refunds }) => refunds).some(({ order_key }) => gone.has(order_key))).toBe(true);
    expect(days.flatMap(({ refunds }) => refunds).filter(({ order_key }) => gone.has(order_key))).toEqual([]);
    const sessions = days.flatMap((day) => day.sessions);
    expect(sessions).toHaveLength(usual.flatMap((day) => day.sessions).length);
    expect(sessions.filter(({ order_key }) => order_key && !placed.has(order_key))).toEqual([]);
  });

  it("what lies outside the incident stays as it was, byte for byte", () => {
    const days = run([of("payment_outage"), of("card_testing"), of("tracking_loss")]);
    // These come days after their orders.
    const later = { refunds: [], tickets: [] };
    const far = (day: Day) => Date.parse(day.day) + DAY_MS < from || Date.parse(day.day) > to + HOUR_MS;
    for (const [index, day] of days.entries()) {
      if (far(day)) expect({ ...day, ...later }).toEqual({ ...usual[index], ...later });
    }
  });

  it("is the same whenever it is asked, and what one incident stops does not hang on another", () => {
    const [first, second] = [of("bad_deploy"), of("tracking_loss")];
    expect(run([first, second])).toEqual(run([first, second]));
    expect(keys(ordersOf(run([first, second])))).toEqual(keys(ordersOf(run([first]))));
  });

  it("lost tracking takes its share of the sessions and no order", () => {
    const days = run([of("tracking_loss")]);
    expect(ordersOf(days)).toEqual(before);
    const all = sessionsOf(usual);
    const lost = 1 - sessionsOf(days).length / all.length;
    expect(Math.abs(lost - 0.7)).toBeLessThan(tolerance(0.7, all.length));
  });
});

describe("card testing", () => {
  const days = run([of("card_testing")]);
  const bots = ordersOf(days).filter(({ key }) => key.startsWith("B"));

  it("adds its bots to each usual order, spread over the incident, and changes nothing else", () => {
    expect(Math.abs(bots.length / (3 * before.length) - 1)).toBeLessThan(0.2);
    expect(ordersOf(days).filter(({ key }) => !key.startsWith("B"))).toEqual(before);
    const hours = new Set(bots.map(({ ordered_at }) => ordered_at.slice(0, 13)));
    expect(hours.size).toBeGreaterThanOrEqual(30);
  });

  it("is at least 40 orders an hour where the shop is small", () => {
    const applied = applyIncidents(plan, [of("card_testing")], { ordersPerDay: 10 });
    const few = ordersOf(usual.map((day) => applied.apply(day))).filter(({ key }) => key.startsWith("B"));
    expect(Math.abs(few.length / (30 * 40) - 1)).toBeLessThan(0.12);
  });

  it("buys one cheapest product by card as guests, from a handful of addresses, each with a session", () => {
    const cheapest = Math.min(...plan.products.map(({ price }) => Number(price)));
    expect(new Set(bots.map(({ shipping_address }) => shipping_address)).size).toBe(5);
    expect(new Set(bots.map(({ lines }) => lines[0]?.product_key)).size).toBe(1);
    for (const { lines, payment_method, customer_key, channel } of bots) {
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({ quantity: 1 });
      expect(Number(lines[0]?.unit_price)).toBe(cheapest);
      expect([payment_method, customer_key, channel]).toEqual(["card", null, "web"]);
    }
    const visited = new Set(days.flatMap(({ sessions }) => sessions).map(({ order_key }) => order_key));
    expect(bots.filter(({ key }) => !visited.has(key))).toEqual([]);
  });

  it("keeps the rows of a day in time order and every key once", () => {
    for (const { orders, sessions } of days) {
      expect(orders.map((it) => it.ordered_at)).toEqual(orders.map((it) => it.ordered_at).toSorted());
      expect(sessions.map((it) => it.started_at)).toEqual(sessions.map((it) => it.started_at).toSorted());
    }
    const all = [...keys(days.flatMap(({ orders }) => orders)), ...keys(days.flatMap(({ sessions }) => sessions))];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("a category's stock-out", () => {
  const category = "Kitchen";
  const incident = of("stock_out", { category, size: 0.7 });
  const missing = new Set(bestSellers(plan, category, 0.7));
  const days = run([incident]);

  it("takes the best sellers that make the share of the category's revenue, no more than needed", () => {
    const worth = new Map(plan.products.map((it) => [it.key, it.weight * Number(it.price)]));
    const sum = (all: readonly string[]) => all.reduce((total, key) => total + (worth.get(key) ?? 0), 0);
    const whole = sum(plan.products.filter((it) => it.category === category).map(({ key }) => key));
    const best = [...missing];
    expect(sum(best) / whole).toBeGreaterThanOrEqual(0.7);
    expect(sum(best.slice(0, -1)) / whole).toBeLessThan(0.7);
  });

  it("leaves no line of them, no order without lines, and no refund of what was not sold", () => {
    const left = ordersOf(days);
    expect(before.flatMap(({ lines }) => lines).some(({ product_key }) => missing.has(product_key))).toBe(true);
    expect(left.flatMap(({ lines }) => lines).filter(({ product_key }) => missing.has(product_key))).toEqual([]);
    expect(left.filter(({ lines }) => lines.length === 0)).toEqual([]);
    const all = new Map(days.flatMap(({ orders }) => orders).map((order) => [order.key, order]));
    for (const refund of days.flatMap(({ refunds }) => refunds)) {
      const order = all.get(refund.order_key);
      expect(refund.line_no === null || order?.lines.some(({ line_no }) => line_no === refund.line_no)).toBe(true);
      const paid = order?.lines.reduce((total, it) => total + it.quantity * Number(it.unit_price), 0) ?? 0;
      expect(Number(refund.amount)).toBeLessThanOrEqual(paid + 0.005);
    }
  });

  it("says no stock anywhere from its start, some from its end, and nothing else in between", () => {
    const levels = days.flatMap(({ stock }) => stock).filter(({ product_key }) => missing.has(product_key));
    const inside = levels.filter(({ as_of }) => Date.parse(as_of) >= from && Date.parse(as_of) <= to);
    const cells = missing.size * plan.warehouses.length;
    expect(inside).toHaveLength(2 * cells);
    expect(inside.slice(0, cells).every(({ quantity, as_of }) => quantity === 0 && Date.parse(as_of) === from)).toBe(
      true,
    );
    expect(inside.slice(cells).every(({ quantity, as_of }) => quantity > 0 && Date.parse(as_of) === to)).toBe(true);
  });
});
