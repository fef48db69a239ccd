import type { Sql } from "@vigie/db";
import type { Clock } from "../platform/clock/index.ts";
import { json, type Runner, run, statement, transaction } from "../platform/sql/index.ts";
import { dayMs } from "../platform/time/days.ts";
import { writeSignals } from "../signals/index.ts";
import { hourMs, leastOrders } from "./burst.ts";
import { crowdedKeys, findAttacks } from "./find.ts";
import type { AttackOrder } from "./keys.ts";
import { type Known, type Settled, settle } from "./settle.ts";
import type { Usual } from "./usual.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  begin: load("read_begin.sql"),
  close: load("close_stale.sql"),
  forget: load("forget_joined.sql"),
  known: load("read_known.sql"),
  mark: load("mark_orders.sql"),
  orders: load("read_orders.sql"),
  release: load("release.sql"),
  remember: load("remember_look.sql"),
  state: load("look_state.sql"),
  typical: load("read_typical.sql"),
  unmarked: load("read_unmarked.sql"),
  usual: load("read_usual.sql"),
};
/** How far back orders are looked at: late ones are heard for so long. */
const windowMs = 2 * dayMs;

/** A stretch of time, [from, to). */
interface Window {
  from: Date;
  to: Date;
}

export interface Marked {
  /** Attacks found, and orders that were newly marked. */
  attacks: number;
  orders: number;
}

/** What is usual of keys before a time; undefined while the shop is too young to know. */
async function readUsual(sql: Runner, from: Date, orders: AttackOrder[], keys: string[]): Promise<Usual | undefined> {
  const amounts = await run<{ currency: string; total: number }>(sql, statements.typical, { from });
  if (amounts.length === 0) return undefined;
  const distinct = <Value extends string | number>(values: (Value | null)[]) =>
    [...new Set(values)].filter((value): value is Value => value !== null && value !== "");
  const rows = await run<{ key: string; orders: number }>(sql, statements.usual, {
    from,
    keys,
    addresses: distinct(orders.map((it) => it.address)),
    customers: distinct(orders.map((it) => it.customer)),
    totals: distinct(orders.map((it) => it.total)),
  });
  const rates = new Map(rows.map((row) => [row.key, row.orders]));
  const typical = new Map(amounts.map((row) => [row.currency, row.total]));
  return { rate: (key) => rates.get(key) ?? 0, typical: (currency) => typical.get(currency) ?? 0 };
}

async function write(sql: Runner, now: Date, { key, attack: it, falseAlarm, joined }: Settled): Promise<number> {
  const ongoing = now.getTime() - it.ended_at < hourMs;
  await writeSignals(sql, now, [
    {
      kind: "attack",
      key,
      title: it.title,
      severity: "warning",
      started_at: new Date(it.started_at),
      ended_at: ongoing ? null : new Date(it.ended_at),
      dimensions: it.dimensions,
      detail: it.detail,
      count: it.orders.length,
      source: "orders",
    },
  ]);
  if (joined.length > 0) await run(sql, statements.forget, { keys: joined });
  if (falseAlarm) return 0;
  return (await run(sql, statements.mark, { key, orders: it.orders, at: now })).length;
}

/** Looks for attacks among the orders of a stretch of time, and marks them. Repeated, it changes nothing. */
async function markWindow(sql: Sql, now: Date, { from, to }: Window): Promise<{ keys: string[]; orders: number }> {
  return transaction(sql, async (tx) => {
    const [row] = await run<{ begin: Date }>(tx, statements.begin, { from, to });
    const begin = row?.begin ?? from;
    const orders = await run<AttackOrder>(tx, statements.orders, { from: begin, to, least: leastOrders });
    const keys = crowdedKeys(orders);
    const usual = keys.length > 0 ? await readUsual(tx, begin, orders, keys) : undefined;
    if (!usual) return { keys: [], orders: 0 };
    const known = await run<Known>(tx, statements.known, { from: begin, to });
    const settled = settle(findAttacks(orders, usual.rate, usual.typical), known);
    let marked = 0;
    for (const it of settled) marked += await write(tx, now, it);
    return { keys: settled.map((it) => it.key), orders: marked };
  });
}

/** An attack whose false alarm was taken back is marked again, however long ago it was. */
async function markAgain(sql: Sql, now: Date): Promise<void> {
  const rows = await run<{ started_at: Date; ended_at: Date }>(sql, statements.unmarked);
  for (const { started_at, ended_at } of rows)
    await markWindow(sql, now, { from: started_at, to: new Date(ended_at.getTime() + hourMs) });
}

/** Looks at the orders of the last two days where any came or a verdict was given. Answers nothing where there was none. */
export async function markAttacks(sql: Sql, clock: Clock): Promise<(Marked & { released: number }) | undefined> {
  const now = clock();
  const [state] = await run<{ now: string; before: string | null; ongoing: boolean }>(sql, statements.state);
  if (!state || (state.now === state.before && !state.ongoing)) return undefined;
  const released = await run(sql, statements.release);
  const { keys, orders } = await markWindow(sql, now, { from: new Date(now.getTime() - windowMs), to: now });
  await run(sql, statements.close, { at: now, found: keys });
  await markAgain(sql, now);
  await run(sql, statements.remember, { state: json(state.now) });
  return { attacks: keys.length, orders, released: released.length };
}

/** Looks at older orders too, oldest first, as after an import. */
export async function markPast(sql: Sql, clock: Clock, days: number): Promise<Marked> {
  const now = clock();
  const all = new Set<string>();
  let marked = 0;
  for (let to = now.getTime() - (days - 1) * dayMs; ; to += dayMs) {
    const end = Math.min(to, now.getTime());
    const { keys, orders } = await markWindow(sql, now, { from: new Date(end - windowMs), to: new Date(end) });
    for (const key of keys) all.add(key);
    marked += orders;
    if (end === now.getTime()) return { attacks: all.size, orders: marked };
  }
}
