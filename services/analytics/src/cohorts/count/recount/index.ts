import { setImmediate } from "node:timers/promises";
import { json, type Runner, run, statement } from "../../../platform/sql/index.ts";
import { askedOf, countCells } from "./cells.ts";
import { attributes, type FirstOrders, firstOrdersOf, type Keys, noteReturns } from "./first_orders.ts";
import { readTold } from "./orders.ts";
import { customersOf, type Purchases, unordered } from "./purchases.ts";
import { type Reader, readEntries } from "./reader.ts";
import { cellRows, firstRows, saleRows } from "./rows.ts";
import { openSecond, type Second } from "./second.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { know: load("know_given.sql"), values: load("read_values.sql") };

/** Everything anew, as rows of the tables that keep it, written as COPY takes them. */
export interface Recount {
  sales: () => Iterable<Buffer>;
  firstOrders: () => Iterable<Buffer>;
  cells: () => Promise<Iterable<Buffer>>;
  /** Nothing is asked any more. */
  end: () => Promise<unknown>;
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

interface Counted {
  purchases: Purchases;
  first: FirstOrders;
}

/** Puts in order what was read, here and in the second thread at once. */
async function countAll(session: Runner, reader: Reader, second: Second): Promise<Counted> {
  // Once it is asked, PostgreSQL looks for the orders while the customers are put in order here.
  const inOrder = setImmediate().then(() => {
    const customers = customersOf(reader);
    return { customers, days: second.order(unordered(reader, customers)) };
  });
  const [told, { customers, days: ordered }] = await Promise.all([readTold(session, reader), inOrder]);
  const first = firstOrdersOf(reader, customers, told);
  const days = await ordered;
  noteReturns(first, days);
  return { purchases: { ...customers, days }, first };
}

/**
 * Counts all cohorts from the entries in `delta_entry`: one reading of them, sums in columns. SQL, which keeps cohorts up to
 * date, takes many times as long for all of them at once. With `know` values without a key get one.
 */
export async function recount(session: Runner, { know }: { know: boolean }): Promise<Recount> {
  const reader = await readEntries(session);
  const second = openSecond(reader.bought.length);
  try {
    const { purchases, first } = await countAll(session, reader, second);
    if (know) await knowValues(session, first);
    const keys = await keysOf(session, first);
    const { currencies, days } = purchases;
    const asked = (grain: "w" | "m") => askedOf(grain, currencies.length, first, keys);
    return {
      sales: () => saleRows(purchases),
      firstOrders: () => firstRows(purchases, first, keys),
      cells: async () => {
        const weeks = second.count(asked("w"));
        return cellRows(currencies, keys, { m: countCells(days, asked("m")), w: await weeks });
      },
      end: () => second.end(),
    };
  } catch (error) {
    await second.end();
    throw error;
  }
}
