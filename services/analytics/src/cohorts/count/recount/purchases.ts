import { copyOut } from "../../../platform/sql/copy.ts";
import { type Runner, statement } from "../../../platform/sql/index.ts";
import { KeyedSums } from "./keyed_sums.ts";

const readEntries = statement(import.meta.url, "read_entries.sql");

/** Sums of a day, in this order. */
export const sums = { orders: 0, units: 1, gross: 2, refunds: 3, adjustments: 4, cost: 5, costed_revenue: 6 } as const;
const width = Object.keys(sums).length;

/** Another order on what was a customer's first day, when it was read. */
interface Tie {
  customer: number;
  day: number;
  order: number;
}

/** What all customers bought. Customers and currencies are numbered as they come. */
export interface Purchases {
  customers: number[];
  currencies: string[];
  /** By customer, day (from 1970-01-01) and currency. */
  days: KeyedSums;
  /** The earliest day with an order, by customer, and one of its orders; NaN: none. */
  firstDay: number[];
  firstOrder: number[];
  ties: Tie[];
}

/** Numbers what comes, from 0 on. */
export class Numbering<Value> {
  readonly values: Value[] = [];
  private readonly numbers = new Map<Value, number>();

  of(value: Value): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    this.numbers.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}

const [tab, newline, minus, zero] = [9, 10, 45, 48];
const numbersOfRow = 10;

/** Calls back with the numbers of each row and the text after them. A row never spans two chunks. */
function eachRow(chunk: Buffer, row: Float64Array, onRow: (text: string) => void): void {
  for (let at = 0; at < chunk.length; ) {
    const end = chunk.indexOf(newline, at);
    if (end < 0) throw new Error("A row of COPY is cut off.");
    for (let field = 0; field < numbersOfRow; field++) {
      let value = 0;
      const isNegative = chunk[at] === minus;
      if (isNegative) at++;
      for (let byte = chunk[at]!; byte !== tab && at < end; byte = chunk[++at]!) value = 10 * value + byte - zero;
      row[field] = isNegative ? -value : value;
      at++;
    }
    onRow(chunk.toString("latin1", at, end));
    at = end + 1;
  }
}

function noteFirst(it: Purchases, customer: number, day: number, order: number): void {
  const known = it.firstDay[customer];
  if (known === undefined || Number.isNaN(known) || day < known) {
    it.firstDay[customer] = day;
    it.firstOrder[customer] = order;
  } else if (day === known) it.ties.push({ customer, day, order });
}

/** Reads the entries of all customers, from `delta_entry`. */
export async function readPurchases(session: Runner): Promise<Purchases> {
  const customers = new Numbering<number>();
  const currencies = new Numbering<string>();
  const days = new KeyedSums(width);
  const it: Purchases = {
    customers: customers.values,
    currencies: currencies.values,
    days,
    firstDay: [],
    firstOrder: [],
    ties: [],
  };
  const row = new Float64Array(numbersOfRow);
  const add = (currency: string): void => {
    const [customer, day, order] = [customers.of(row[0]!), row[1]!, row[2]!];
    const at = width * days.row(customer, day, currencies.of(currency));
    for (let k = 0; k < width; k++) days.sums[at + k]! += row[3 + k]!;
    if (it.firstDay.length === customer) {
      it.firstDay.push(Number.NaN);
      it.firstOrder.push(Number.NaN);
    }
    if (order > 0) noteFirst(it, customer, day, order);
  };
  for await (const chunk of copyOut(session, readEntries)) eachRow(chunk, row, add);
  return it;
}
