import { readRows, textsOf } from "../../../platform/sql/copied.ts";
import { type Runner, statement } from "../../../platform/sql/index.ts";
import { Texts } from "../../../platform/sql/texts.ts";
import { Ids } from "./ids.ts";
import { columnsOf, type Numbered } from "./numbering.ts";
import type { Reader } from "./reader.ts";
import { numbersTo } from "./sorted.ts";

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

/** Places among the candidates of the orders that may be a customer's first: all of the first day. */
export function mayBeFirst({ candidates, firstDay }: Reader): Int32Array {
  const [customer, day] = candidates.orders.numbers as [Int32Array, Int32Array];
  return numbersTo(candidates.orders.length).filter((at) => day[at] === firstDay[customer[at]!]);
}

/** Reads the orders at some places among the candidates. */
export async function readTold(session: Runner, { candidates }: Reader, places: Int32Array): Promise<Told> {
  const asked = new Float64Array(places.length);
  for (let at = 0; at < places.length; at++) asked[at] = candidates.orders.sums[places[at]!]!;
  const [orders, placedAt, text]: [Ids, number[], number[]] = [new Ids(), [], []];
  const [texts, row] = [new Texts(), new Float64Array(2)];
  await readRows(session, readOrders, { orders: asked }, row, (bytes, from, to) => {
    orders.of(row[0]!);
    placedAt.push(row[1]!);
    text.push(texts.of(bytes, from, to));
  });
  const [store, campaign, coupon] = columnsOf(texts.values.map(textsOf), 3) as [Numbered, Numbered, Numbered];
  return { orders, placedAt, text, columns: { store, campaign, coupon } };
}
