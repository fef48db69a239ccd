import { setImmediate } from "node:timers/promises";
import { json, type Runner, run, statement } from "../../../platform/sql/index.ts";
import { type Asked, askedOf, countCells } from "./cells.ts";
import { attributes, type FirstOrders, firstOrdersOf, type Keys, whatEntriesTell } from "./first_orders.ts";
import { mayBeFirst, readTold } from "./orders.ts";
import type { Grain } from "./periods.ts";
import { customersOf, type Ordered, type Purchases, unordered } from "./purchases.ts";
import { type Reader, readEntries } from "./reader.ts";
import { cellRows, firstRows, type PartOfCells, saleRows } from "./rows.ts";
import { MaybeSecond, type Second, worthIt } from "./second.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { know: load("know_given.sql"), values: load("read_values.sql") };

/** Everything anew, as rows of the tables that keep it, written as COPY takes them. */
export interface Recount {
  sales: () => Iterable<Buffer>;
  firstOrders: () => Iterable<Buffer>;
  /** Counted by both threads, or, where this one has other work, by the second alone. */
  cells: (by: "both" | "second") => Promise<Iterable<Buffer>>;
  /** Nothing is asked any more. */
  end: () => Promise<unknown>;
}

/** The keys of everybody and of each attribute's values; 0: a value that has none. */
async function keysOf(session: Runner, { attributes: own, order }: FirstOrders): Promise<Keys[]> {
  const rows = await run<{ id: number; dimension: string; value: string }>(session, statements.values);
  const known = new Map(rows.map(({ id, dimension, value }) => [`${dimension}\n${value}`, id]));
  const idOf = (dimension: string, value: string) => known.get(`${dimension}\n${value}`) ?? 0;
  const everybody = { ids: [idOf("", "")], codes: new Int32Array(order.length) };
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

/** Of the keys from one to another. */
type Ask = (grain: Grain, from?: number, to?: number) => Asked;

interface Counted {
  purchases: Purchases;
  first: FirstOrders;
}

/** Puts in order what was read, here and in the second thread at once. */
async function countAll(session: Runner, reader: Reader, second: Second): Promise<Counted> {
  const places = mayBeFirst(reader);
  // Once it is asked, PostgreSQL looks for the orders while customers and entries are put in order here.
  const inOrder = setImmediate().then(() => {
    const customers = customersOf(reader);
    const days = second.order(unordered(reader, customers));
    return { customers, days, entries: whatEntriesTell(reader, places) };
  });
  const [told, { customers, days, entries }] = await Promise.all([readTold(session, reader, places), inOrder]);
  const first = firstOrdersOf(reader, customers, entries, told);
  return { purchases: { ...customers, days: await days }, first };
}

/** Months, and of weeks those of the first half of the attributes, are counted here. */
async function countBoth(days: Ordered, second: Second, ask: Ask, keys: readonly Keys[]): Promise<PartOfCells[]> {
  const own = Math.floor(keys.length / 2);
  const first = keys.slice(0, own).reduce((sum, { ids }) => sum + ids.length, 0);
  const others = second.count(ask("w", own));
  const months = countCells(days, ask("m"));
  const weeks = countCells(days, ask("w", 0, own));
  return [
    { grain: "m", first: 0, cells: months },
    { grain: "w", first: 0, cells: weeks },
    { grain: "w", first, cells: await others },
  ];
}

async function countBeside(second: Second, ask: Ask): Promise<PartOfCells[]> {
  const [months, weeks] = await Promise.all([second.count(ask("m")), second.count(ask("w"))]);
  return [
    { grain: "m", first: 0, cells: months },
    { grain: "w", first: 0, cells: weeks },
  ];
}

/**
 * Counts all cohorts from the entries in `delta_entry`: one reading of them, sums in columns. SQL, which keeps cohorts up to
 * date, takes many times as long for all of them at once. With `know` values without a key get one.
 */
export async function recount(session: Runner, { know }: { know: boolean }): Promise<Recount> {
  const second = new MaybeSecond();
  try {
    const reader = await readEntries(session, ({ stretches }) => {
      if (stretches >= worthIt) second.begin();
    });
    const { purchases, first } = await countAll(session, reader, second);
    if (know) await knowValues(session, first);
    const keys = await keysOf(session, first);
    const { currencies, days } = purchases;
    const ask: Ask = (grain, from, to) => askedOf(grain, currencies.length, first, keys.slice(from, to));
    return {
      sales: () => saleRows(purchases),
      firstOrders: () => firstRows(purchases, first, keys),
      cells: async (by) => {
        const parts = by === "both" ? countBoth(days, second, ask, keys) : countBeside(second, ask);
        return cellRows(currencies, keys, await parts);
      },
      end: () => second.end(),
    };
  } catch (error) {
    await second.end();
    throw error;
  }
}
