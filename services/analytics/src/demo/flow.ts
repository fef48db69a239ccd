import type { Sql, Tx } from "@vigie/db";
import { applyIncidents, type Day, type SimulatedIncident, simulateLive, type Ticket } from "@vigie/simulator";
import type { Clock } from "../platform/clock/index.ts";
import { run, statement, transaction } from "../platform/sql/index.ts";
import { dayMs } from "../platform/time/days.ts";
import { type Facts, writeFacts } from "./facts.ts";
import { readIncidents, type Span, touching, writeHappenings } from "./happenings.ts";
import type { DemoShop } from "./plan.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { lock: load("lock_flow.sql"), remember: load("remember_flow.sql") };
const longestGapMs = 7 * dayMs;
const daysKept = 8;
const againMs = 600_000;

const days = new Map<string, Day>();

/** One day of the shop as it is without incidents; the latest are kept, for they are asked for every few seconds. */
function dayOf({ plan, level }: DemoShop, day: string): Day {
  const key = `${plan.seed} ${plan.end} ${day}`;
  const made = days.get(key) ?? simulateLive(plan, day, level);
  days.set(key, made);
  for (const old of days.keys()) {
    if (days.size <= daysKept) break;
    days.delete(old);
  }
  return made;
}

/** A session with an order is known when the order is placed, or would have been; another one when it begins. */
function dueTimes(usual: Day, changed: Day): (key: string, startedAt: string) => string {
  const placed = new Map([...changed.orders, ...usual.orders].map(({ key, ordered_at }) => [key, ordered_at]));
  const due = new Map<string, string>();
  for (const { key, order_key } of [...changed.sessions, ...usual.sessions]) {
    const at = order_key === null ? undefined : placed.get(order_key);
    if (at !== undefined) due.set(key, at);
  }
  return (key, startedAt) => due.get(key) ?? startedAt;
}

/** A ticket as it stands at a time: whether it will be closed is not known yet. */
const asOf = (it: Ticket, at: string): Ticket =>
  it.closed_at !== null && it.closed_at >= at ? { ...it, closed_at: null, satisfaction: null } : it;

/** What happened on a day within a stretch of time. What is late is given with every day, and written once. */
function factsOf(shop: DemoShop, incidents: readonly SimulatedIncident[], day: string, { from, to }: Span): Facts {
  const usual = dayOf(shop, day);
  const options = { ordersPerDay: shop.level.ordersPerDay, to: Number.POSITIVE_INFINITY };
  const changed = applyIncidents(shop.plan, incidents, options).apply(usual);
  const [first, last] = [from.toISOString(), to.toISOString()];
  const within = (at: string) => at >= first && at < last;
  const dueOf = dueTimes(usual, changed);
  return {
    refunds: [...shop.late, ...changed.refunds].filter(({ refunded_at }) => within(refunded_at)),
    orders: changed.orders.filter(({ ordered_at }) => within(ordered_at)),
    sessions: changed.sessions.filter(({ key, started_at }) => within(dueOf(key, started_at))),
    stock: changed.stock.filter(({ as_of }) => within(as_of)),
    tickets: [...shop.lateTickets, ...changed.tickets]
      .filter(({ opened_at, closed_at }) => within(opened_at) || (closed_at !== null && within(closed_at)))
      .map((it) => asOf(it, last)),
  };
}

/** Takes the lock on the demo shop's facts for the transaction. Answers until when they have been written. */
export async function lockFlow(tx: Tx, { plan }: DemoShop): Promise<Date> {
  const [row] = await run<{ until: string }>(tx, statements.lock, { end: plan.end });
  return new Date(row?.until ?? plan.end);
}

async function writeSpan(tx: Tx, shop: DemoShop, incidents: readonly SimulatedIncident[], span: Span): Promise<number> {
  let orders = 0;
  for (let day = Math.floor(span.from.getTime() / dayMs); day * dayMs < span.to.getTime(); day++) {
    const facts = factsOf(shop, incidents, new Date(day * dayMs).toISOString().slice(0, 10), span);
    await writeFacts(tx, shop.plan, facts);
    orders += facts.orders.length;
  }
  await run(tx, statements.remember, { until: span.to.toISOString() });
  return orders;
}

/**
 * Writes the orders and sessions that came into the demo shop since it was last written, at most a week of them, with
 * what its running incidents make of them. Answers how many orders. Written again, it changes nothing.
 */
export async function writeFlow(sql: Sql, clock: Clock, shop: DemoShop): Promise<number> {
  const to = clock();
  const done = await transaction(sql, async (tx) => {
    const until = await lockFlow(tx, shop);
    const from = new Date(Math.max(until.getTime(), to.getTime() - longestGapMs));
    if (from >= to) return undefined;
    const span = { from, to };
    const incidents = touching(await readIncidents(tx), span);
    return { orders: await writeSpan(tx, shop, incidents, span), incidents, span };
  });
  if (!done) return 0;
  // Once more what a turn that was cut off may have left out.
  const from = new Date(done.span.from.getTime() - againMs);
  await writeHappenings(sql, clock, shop.plan, done.incidents, { from, to });
  return done.orders;
}
