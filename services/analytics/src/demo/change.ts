import type { Day, Order, Plan } from "@vigie/simulator";
import { json, type Runner, run, statement } from "../platform/sql/index.ts";
import { type Facts, writeFacts } from "./facts.ts";
import type { Span } from "./happenings.ts";
import type { Present } from "./present.ts";

const load = (file: string) => statement(import.meta.url, file);
const removal = [
  "unlink_sessions.sql",
  "delete_tickets.sql",
  "delete_refunds.sql",
  "delete_lines.sql",
  "delete_orders.sql",
].map(load);
const shortening = ["delete_some_refunds.sql", "delete_some_lines.sql"].map(load);
const totals = ["total_orders.sql", "total_refunds.sql"].map(load);
const statements = { deleteSessions: load("delete_sessions.sql"), deleteStock: load("delete_stock.sql") };

/** What has to be done to the tables so that they say what the changed days say. */
export interface Changes {
  removedOrders: number[];
  removedLines: { order_id: number; line_no: number }[];
  removedSessions: number[];
  added: Facts;
}

const linesOf = (orders: readonly Order[]) => new Map(orders.map(({ key, lines }) => [key, lines]));

/** Lines that are no longer in orders which are still placed. */
function lostLines(usual: readonly Order[], left: readonly Order[], ids: Map<string, number>) {
  const kept = linesOf(left);
  return usual.flatMap(({ key, lines }) => {
    const now = kept.get(key);
    const order_id = ids.get(key);
    if (now === undefined || order_id === undefined || now.length === lines.length) return [];
    const there = new Set(now.map(({ line_no }) => line_no));
    return lines.filter(({ line_no }) => !there.has(line_no)).map(({ line_no }) => ({ order_id, line_no }));
  });
}

export function compare({ days, orderIds, sessionIds }: Present, changed: readonly Day[]): Changes {
  const orders = changed.flatMap((day) => day.orders);
  const sessions = changed.flatMap((day) => day.sessions);
  const gone = (ids: Map<string, number>, left: readonly { key: string }[]) => {
    const there = new Set(left.map(({ key }) => key));
    return [...ids].flatMap(([key, id]) => (there.has(key) ? [] : [id]));
  };
  return {
    removedOrders: gone(orderIds, orders),
    removedLines: lostLines(
      days.flatMap((day) => day.orders),
      orders,
      orderIds,
    ),
    removedSessions: gone(sessionIds, sessions),
    added: {
      orders: orders.filter(({ key }) => !orderIds.has(key)),
      refunds: [],
      sessions: sessions.filter(({ key }) => !sessionIds.has(key)),
      stock: changed.flatMap((day) => day.stock),
      tickets: [],
    },
  };
}

/** Brings the tables to what the changed days say, within the caller's transaction. */
export async function applyChanges(tx: Runner, plan: Plan, it: Changes, { from, to }: Span): Promise<void> {
  if (it.removedOrders.length > 0) {
    for (const step of removal) await run(tx, step, { ids: it.removedOrders });
  }
  if (it.removedLines.length > 0) {
    for (const step of shortening) await run(tx, step, { rows: json(it.removedLines) });
    const ids = [...new Set(it.removedLines.map(({ order_id }) => order_id))];
    for (const step of totals) await run(tx, step, { ids });
  }
  if (it.removedSessions.length > 0) await run(tx, statements.deleteSessions, { ids: it.removedSessions });
  const products = [...new Set(it.added.stock.map(({ product_key }) => product_key))];
  if (products.length > 0) await run(tx, statements.deleteStock, { products, from, to });
  await writeFacts(tx, plan, it.added);
}
