import { readRows, textsOf } from "../../../platform/sql/copied.ts";
import { type Runner, statement } from "../../../platform/sql/index.ts";
import { Ids } from "./ids.ts";
import { columnsOf, type Numbered, Numbering } from "./numbering.ts";
import type { Reader } from "./reader.ts";

const readOrders = statement(import.meta.url, "read_orders.sql");

/** What entries do not tell of orders: one place each, by their numbers. */
export interface Told {
  orders: Ids;
  /** In microseconds. */
  placedAt: number[];
  /** By `columns`. */
  text: number[];
  columns: Record<"store" | "campaign" | "coupon", Numbered>;
}

/** Reads the orders that may be a customer's first: all of the first day. */
export async function readTold(session: Runner, { candidates, firstDay }: Reader): Promise<Told> {
  const [customer, day] = candidates.orders.numbers as [Int32Array, Int32Array];
  const asked: number[] = [];
  for (let at = 0; at < candidates.orders.length; at++)
    if (day[at] === firstDay[customer[at]!]) asked.push(candidates.orders.sums[at]!);
  const [orders, placedAt, text]: [Ids, number[], number[]] = [new Ids(), [], []];
  const [texts, row] = [new Numbering<string>(), new Float64Array(2)];
  await readRows(session, readOrders, { orders: asked }, row, (chunk, from, to) => {
    orders.of(row[0]!);
    placedAt.push(row[1]!);
    text.push(texts.of(chunk.toString("latin1", from, to)));
  });
  const [store, campaign, coupon] = columnsOf(texts.values.map(textsOf), 3) as [Numbered, Numbered, Numbered];
  return { orders, placedAt, text, columns: { store, campaign, coupon } };
}
