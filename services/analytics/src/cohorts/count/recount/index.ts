import { json, type Runner, run, statement } from "../../../platform/sql/index.ts";
import { cellRows, countCells } from "./cells.ts";
import { attributes, type FirstOrders, findFirstOrders, type Keys } from "./first_orders.ts";
import { readPurchases } from "./purchases.ts";
import { firstRows, saleRows } from "./rows.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { know: load("know_given.sql"), values: load("read_values.sql") };

/** Everything anew, as rows of the tables that keep it, written as COPY takes them. */
export interface Recount {
  sales: () => Iterable<Buffer>;
  firstOrders: () => Iterable<Buffer>;
  cells: () => Iterable<Buffer>;
}

/** The keys of everybody and of each attribute's values; 0: a value that has none. */
async function keysOf(session: Runner, { values, codes, day }: FirstOrders): Promise<Keys[]> {
  const rows = await run<{ id: number; dimension: string; value: string }>(session, statements.values);
  const known = new Map(rows.map(({ id, dimension, value }) => [`${dimension}\n${value}`, id]));
  const idOf = (dimension: string, value: string) => known.get(`${dimension}\n${value}`) ?? 0;
  const everybody = { ids: [idOf("", "")], codes: new Int32Array(day.length) };
  const byAttribute = attributes.map((dimension) => ({
    ids: values[dimension].map((value) => idOf(dimension, value)),
    codes: codes[dimension],
  }));
  return [everybody, ...byAttribute];
}

/**
 * Counts all cohorts from the entries in `delta_entry`: one reading of them, sums in columns. SQL, which keeps cohorts up to
 * date, takes many times as long for all of them at once. With `know` values without a key get one.
 */
export async function recount(session: Runner, { know }: { know: boolean }): Promise<Recount> {
  const purchases = await readPurchases(session);
  const first = await findFirstOrders(session, purchases);
  if (know) {
    const given = attributes.flatMap((dimension) => {
      const used = new Set(first.codes[dimension]);
      return first.values[dimension].flatMap((value, code) => (used.has(code) ? [{ dimension, value }] : []));
    });
    await run(session, statements.know, { values: json(given) });
  }
  const keys = await keysOf(session, first);
  return {
    sales: () => saleRows(purchases),
    firstOrders: () => firstRows(purchases, first, keys),
    cells: () => cellRows(purchases, countCells(purchases, first, keys)),
  };
}
