import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Sql, Tx } from "@vigie/db";
import {
  applyIncidents,
  type Day,
  type Late,
  LevelMeter,
  type Plan,
  planShop,
  type SimulatedIncident,
  simulateDays,
} from "@vigie/simulator";
import { type LogStore, rememberRange, watchBursts } from "../logs/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { json, run, statement } from "../platform/sql/index.ts";
import { refresh } from "../rollups/index.ts";
import { findStockOuts } from "../signals/index.ts";
import { hasDemoLines, writeDemoLines } from "./lines.ts";
import { pastIncident } from "./past.ts";
import { findDemoPlan, type Remembered } from "./plan.ts";
import { writeDemoSignals } from "./signals.ts";
import { type Cell, type Ids, Tables } from "./tables.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  isEmpty: load("is_empty.sql"),
  lastIds: load("last_ids.sql"),
  remember: load("remember_demo.sql"),
  setSequences: load("set_sequences.sql"),
  static: load("static.sql"),
};

const columns = {
  customer: "id, key, name, email, city, region, country, registered_at, loyalty_tier",
  sales_order:
    "id, store_id, key, customer_id, ordered_at, channel, device, country, region, city, shipping_address, payment_method, coupon, campaign, total",
  order_line: "order_id, line_no, product_id, quantity, unit_price, total",
  refund: "order_id, key, line_no, quantity, amount, refunded_at, reason",
  session: "store_id, key, customer_id, started_at, channel, device, country, order_key",
  stock_level: "product_id, warehouse_id, as_of, quantity",
  ticket: "key, customer_id, store_id, order_key, opened_at, closed_at, topic, channel, satisfaction",
} as const;

export interface DemoProgress {
  phase: "making" | "writing" | "counting" | "signals";
  share: number;
}

interface LoadOptions {
  prefix?: string;
  onProgress?: (progress: DemoProgress) => void;
}

const csvCell = (value: Cell) =>
  value === null ? "" : typeof value === "number" ? String(value) : `"${value.replaceAll('"', '""')}"`;

function* csvChunks(rows: readonly Cell[][]): Generator<string> {
  for (let from = 0; from < rows.length; from += 5_000) {
    yield rows
      .slice(from, from + 5_000)
      .map((row) => `${row.map(csvCell).join(",")}\n`)
      .join("");
  }
}

async function copy(tx: Tx, table: keyof typeof columns, rows: readonly Cell[][]): Promise<void> {
  const target = await tx.unsafe(`copy shop.${table} (${columns[table]}) from stdin with (format csv)`).writable();
  await pipeline(Readable.from(csvChunks(rows)), target);
}

async function writeStatic(tx: Tx, plan: Plan, prefix: string): Promise<Ids> {
  const rows = await run<{ kind: "stores" | "warehouses" | "products"; id: number; key: string }>(
    tx,
    statements.static,
    { plan: json(plan), prefix },
  );
  const [last] = await run<{ customers: number; orders: number }>(tx, statements.lastIds);
  const of = (kind: string) => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.key, row.id]));
  return {
    stores: of("stores"),
    warehouses: of("warehouses"),
    products: of("products"),
    customers: last?.customers ?? 0,
    orders: last?.orders ?? 0,
  };
}

/** Writes a simulated shop, all of it or, when it is interrupted, nothing. */
export async function loadSimulation(
  sql: Sql,
  clock: Clock,
  plan: Plan,
  days: Iterable<Day>,
  options: LoadOptions = {},
): Promise<Record<string, number>> {
  const { prefix = "", onProgress = () => {} } = options;
  const length = Math.max(1, (Date.parse(plan.end) - Date.parse(plan.start)) / 86_400_000);
  const counts: Record<string, number> = { stores: plan.stores.length, products: plan.products.length };
  await sql.begin(async (tx) => {
    const tables = new Tables(plan, prefix, await writeStatic(tx, plan, prefix));
    let seen = 0;
    for (const day of days) {
      tables.add(day);
      onProgress({ phase: "making", share: Math.min(1, ++seen / length) });
      if (seen % 30 === 0) await new Promise(setImmediate);
    }
    const names = Object.keys(columns) as (keyof typeof columns)[];
    for (const [index, name] of names.entries()) {
      await copy(tx, name, tables.rows[name]);
      counts[name] = tables.rows[name].length;
      onProgress({ phase: "writing", share: (index + 1) / names.length });
    }
    await run(tx, statements.setSequences);
  });
  await sql.unsafe("analyze");
  onProgress({ phase: "counting", share: 0 });
  await refresh(sql, { clock });
  onProgress({ phase: "counting", share: 1 });
  return counts;
}

export async function isEmpty(sql: Sql): Promise<boolean> {
  const [row] = await run<{ empty: boolean }>(sql, statements.isEmpty);
  return row?.empty ?? false;
}

export const demoSeed = 42;
const weekMs = 7 * 86_400_000;

interface DemoOptions {
  onProgress?: (progress: DemoProgress) => void;
  /** Where its services' log lines go; none: they are left out. */
  lines?: { store: LogStore; env: string };
}

/** What happened on the demo shop's machines, where a load was cut off before it; nothing where it is there already. */
export async function completeDemo(
  sql: Sql,
  clock: Clock,
  { onProgress = () => {}, lines }: DemoOptions = {},
): Promise<void> {
  const plan = await findDemoPlan(sql);
  if (!plan || (await hasDemoLines(sql))) return;
  onProgress({ phase: "signals", share: 0 });
  await writeDemoSignals(sql, clock, plan);
  await findStockOuts(sql, clock);
  const show = (share: number) => onProgress({ phase: "signals", share: 0.3 + 0.7 * share });
  if (lines) {
    await writeDemoLines(sql, plan, clock(), { ...lines, onProgress: show });
    await rememberRange(sql, lines.store.source, { from: new Date(Date.parse(plan.end) - weekMs), to: clock() });
    await watchBursts(sql, clock, lines.store.source, 7);
  }
  onProgress({ phase: "signals", share: 1 });
}

/** What the days tell of the time after them. */
interface Prospect {
  meter: LevelMeter;
  late: Late;
}

/** The days with the incidents; the prospect is of the days without. */
function* daysOf(plan: Plan, incidents: readonly SimulatedIncident[], prospect: Prospect): Generator<Day> {
  const applied = applyIncidents(plan, incidents);
  const days = simulateDays(plan);
  let next = days.next();
  for (; !next.done; next = days.next()) {
    prospect.meter.add(next.value);
    yield applied.apply(next.value);
  }
  prospect.late = next.value;
}

/** The demo shop: a year of orders that ends now, an incident in it, and what happened on its machines meanwhile. */
export async function loadDemo(sql: Sql, clock: Clock, options: DemoOptions = {}): Promise<Record<string, number>> {
  const plan = planShop({ seed: demoSeed, end: clock() });
  const incidents = [pastIncident(plan)];
  const prospect: Prospect = { meter: new LevelMeter(plan), late: { refunds: [], tickets: [] } };
  const counts = await loadSimulation(sql, clock, plan, daysOf(plan, incidents, prospect), options);
  const { meter, late } = prospect;
  const after = { level: meter.level(), late: late.refunds, lateTickets: late.tickets };
  const shop: Remembered = { seed: demoSeed, end: plan.end, ...after };
  await run(sql, statements.remember, { shop: json(shop), incidents: json(incidents), until: plan.end });
  await completeDemo(sql, clock, options);
  return counts;
}
