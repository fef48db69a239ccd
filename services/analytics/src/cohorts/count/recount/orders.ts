import { copyOut } from "../../../platform/sql/copy.ts";
import { type Runner, statement } from "../../../platform/sql/index.ts";
import { endOfRow, readNumbers, textsOf } from "./copied.ts";
import { columnsOf, type Numbered, Numbering } from "./numbering.ts";
import type { Reader } from "./reader.ts";

const readOrders = statement(import.meta.url, "read_orders.sql");

/** What entries do not tell of orders: one place each, by `at`. */
export interface Told {
  at: ReadonlyMap<number, number>;
  /** In microseconds. */
  placedAt: number[];
  /** By `columns`. */
  text: number[];
  columns: Record<"store" | "campaign" | "coupon", Numbered>;
}

/** Reads the orders that may be a customer's first: all of the first day. */
export async function readTold(session: Runner, { candidates: it, firstDay }: Reader): Promise<Told> {
  const orders = it.order.filter((_, at) => it.day[at] === firstDay[it.customer[at]!]);
  const [at, placedAt, text]: [Map<number, number>, number[], number[]] = [new Map(), [], []];
  const [texts, row] = [new Numbering<string>(), new Float64Array(2)];
  for await (const chunk of copyOut(session, readOrders, { orders })) {
    for (let from = 0; from < chunk.length; ) {
      const begin = readNumbers(chunk, from, row);
      const end = endOfRow(chunk, begin);
      at.set(row[0]!, placedAt.push(row[1]!) - 1);
      text.push(texts.of(chunk.toString("latin1", begin, end)));
      from = end + 1;
    }
  }
  const [store, campaign, coupon] = columnsOf(texts.values.map(textsOf), 3) as [Numbered, Numbered, Numbered];
  return { at, placedAt, text, columns: { store, campaign, coupon } };
}
