import { setImmediate } from "node:timers/promises";
import { json, type Runner, run, statement } from "../../../platform/sql/index.ts";
import { attributes, type FirstOrders, firstOrdersOf, type Keys } from "./first_orders.ts";
import { readTold } from "./orders.ts";
import { purchasesOf } from "./purchases.ts";
import { readEntries } from "./reader.ts";
import { cellRows, firstRows, saleRows } from "./rows.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { know: load("know_given.sql"), values: load("read_values.sql") };

/** Everything anew, as rows of the tables that keep it, written as COPY takes them. */
export interface Recount {
  sales: () => Iterable<Buffer>;
  firstOrders: () => Iterable<Buffer>;
  cells: () => Iterable<Buffer>;
}

/** The keys of everybody and of each attribute's values; 0: a value that has none. */
async function keysOf(session: Runner, { attributes: own, day }: FirstOrders): Promise<Keys[]> {
  const rows = await run<{ id: number; dimension: string; value: string }>(session, statements.values);
  const known = new Map(rows.map(({ id, dimension, value }) => [`${dimension}\n${value}`, id]));
  const idOf = (dimension: string, value: string) => known.get(`${dimension}\n${value}`) ?? 0;
  const everybody = { ids: [idOf("", "")], codes: new Int32Array(day.length) };
  const byAttribute = attributes.map((dimension) => ({
    ids: own[dimension].values.map((value) => idOf(dimension, value)),
    codes: own[dimension].codes,
  }));
  return [everybody, ...byAttribute];
}

/** Gives keys to the values that have none. */
async function knowValues(session: Runner, { attributes: own }: FirstOrders): Promise<void> {
  const given = attributes.flatMap((dimension) => {
    const { values, codes } = own[dimension];
    const used = new Set(codes);
    return values.flatMap((value, code) => (used.has(code) ? [{ dimension, value }] : []));
  });
  await run(session, statements.know, { values: json(given) });
}

/**
 * Counts all cohorts from the entries in `delta_entry`: one reading of them, sums in columns. SQL, which keeps cohorts up to
 * date, takes many times as long for all of them at once. With `know` values without a key get one.
 */
export async function recount(session: Runner, { know }: { know: boolean }): Promise<Recount> {
  const reader = await readEntries(session);
  // Once it is asked, PostgreSQL looks for the orders while the purchases are put in order here.
  const inOrder = setImmediate().then(() => purchasesOf(reader));
  const [told, purchases] = await Promise.all([readTold(session, reader), inOrder]);
  const first = firstOrdersOf(reader, purchases, told);
  if (know) await knowValues(session, first);
  const keys = await keysOf(session, first);
  return {
    sales: () => saleRows(purchases),
    firstOrders: () => firstRows(purchases, first, keys),
    cells: () => cellRows(purchases, first, keys),
  };
}
