import type { Range } from "./calendar.ts";
import type { Columns } from "./columns.ts";
import type { Ids } from "./ids.ts";
import { type Grain, type Periods, periodsOf, severalOf, sharedInts } from "./periods.ts";
import { customersOfPart, never, type Reader, sumsOfDay } from "./reader.ts";
import { numbersTo, sorted } from "./sorted.ts";

/** What was bought by customer, day (from 1970-01-01) and currency, in the order of these, one place each. */
export interface Days {
  length: number;
  range: Range;
  /** Where the days of each customer begin; they end where the next one's begin. */
  from: Int32Array;
  day: Int32Array;
  currency: Int32Array;
  sums: Float64Array;
}

/** The days with what follows from them. */
export interface Ordered extends Days {
  by: Record<Grain, Periods>;
  /** By customer, 1: bought in several currencies. */
  several: Uint8Array;
}

/**
 * All customers, numbered by their first day, then their id: those of a cohort lie side by side. Currencies are numbered by
 * their codes.
 */
export interface Customers {
  /** Ids. */
  customers: Float64Array;
  /** Customers in the order of their ids, as tables have them. */
  byId: Int32Array;
  /** Customers by the numbers the reader gave them, and these numbers by customer. */
  byReading: Int32Array;
  order: Int32Array;
  /** The earliest day with an order, by customer, or `never`. */
  firstDay: Int32Array;
  currencies: string[];
  /** By the numbers the reader gave them. */
  currencyRanks: Int32Array;
  /** Of all days. */
  range: Range;
}

/** What all customers bought. */
export interface Purchases extends Customers {
  days: Ordered;
}

/** Customer, day and currency, and sums, of `customersOfPart` customers. */
type Part = Pick<Columns, "length" | "numbers" | "sums">;

/** What was read of purchases, and how it is put in order. Plain arrays: another thread may do it. */
export interface Unordered {
  parts: Part[];
  range: Range;
  /** Customers, by the numbers the reader gave them, in their order. */
  order: Int32Array;
  /** By customer. */
  firstDay: Int32Array;
  currencyRanks: Int32Array;
}

const sharedSums = (length: number) => new Float64Array(new SharedArrayBuffer(8 * length));

/** The place of each number in an order of them. */
function ranksIn(order: Int32Array): Int32Array {
  const ranks = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) ranks[order[at]!] = at;
  return ranks;
}

/** `of` each number of an order, one after the other. TypedArray.from takes many times as long. */
function each<Into extends Float64Array | Int32Array>(into: Into, order: Int32Array, of: ArrayLike<number>): Into {
  for (let at = 0; at < order.length; at++) into[at] = of[order[at]!]!;
  return into;
}

const fewRows = 64;

/** Puts rows from one place to another in the order of their keys; most are few and nearly in order: entries come in the order of time. */
function sortNearly(rows: Int32Array, begin: number, end: number, keyOf: Float64Array): void {
  if (end - begin > fewRows) {
    rows.subarray(begin, end).sort((one, other) => keyOf[one]! - keyOf[other]!);
    return;
  }
  for (let at = begin + 1; at < end; at++) {
    const row = rows[at]!;
    const key = keyOf[row]!;
    let place = at;
    for (; place > begin && key < keyOf[rows[place - 1]!]!; place--) rows[place] = rows[place - 1]!;
    rows[place] = row;
  }
}

/** Of each row its day and then its currency, as one number. */
function keysOf(days: Int32Array, currencies: Int32Array, ranks: Int32Array): Float64Array {
  const keys = new Float64Array(days.length);
  for (let row = 0; row < keys.length; row++) keys[row] = days[row]! * ranks.length + ranks[currencies[row]!]!;
  return keys;
}

/** Rows of a part by customer: where those of each begin, and the order of each in its customer's. */
interface Sorted extends Part {
  rows: Int32Array;
  from: Int32Array;
  keys: Float64Array;
}

/** The rows of a part by customer, in the order they were read. */
function byCustomer(part: Part, number: number, ranks: Int32Array): Sorted {
  const [customer, day, currency] = part.numbers.map((it) => it.subarray(0, part.length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const first = number * customersOfPart;
  const [rows, from] = sorted(
    numbersTo(part.length),
    customersOfPart,
    customer.map((it) => it - first),
  );
  return { ...part, rows, from, keys: keysOf(day, currency, ranks) };
}

/** Days in order, each customer's side by side, here and in the table; what was bought of one is added up. */
function daysInOrder({ parts, range, order, currencyRanks }: Unordered): Days {
  const all = parts.map((part, number) => byCustomer(part, number, currencyRanks));
  const length = parts.reduce((sum, it) => sum + it.length, 0);
  const days = { day: sharedInts(length), currency: sharedInts(length), sums: sharedSums(sumsOfDay * length) };
  const from = sharedInts(order.length + 1);
  let at = 0;
  for (let customer = 0; customer < order.length; customer++) {
    from[customer] = at;
    const number = order[customer]!;
    at = addDays(all[Math.floor(number / customersOfPart)]!, number % customersOfPart, currencyRanks, days, at);
  }
  from[order.length] = at;
  return { ...days, length: at, range, from, day: days.day.subarray(0, at) };
}

/** Adds the days of one customer from a place on; answers where the next customer's begin. */
function addDays(
  { rows, from, keys, numbers, sums }: Sorted,
  customer: number,
  ranks: Int32Array,
  into: Pick<Days, "day" | "currency" | "sums">,
  begin: number,
): number {
  const [first, end] = [from[customer]!, from[customer + 1]!];
  const [dayOf, currencyOf] = [numbers[1]!, numbers[2]!];
  if (end - first > 1) sortNearly(rows, first, end, keys);
  let at = begin - 1;
  let last = Number.NaN;
  for (let place = first; place < end; place++) {
    const row = rows[place]!;
    if (keys[row] !== last) {
      at++;
      last = keys[row]!;
      into.day[at] = dayOf[row]!;
      into.currency[at] = ranks[currencyOf[row]!]!;
    }
    const [to, source] = [sumsOfDay * at, sumsOfDay * row];
    for (let k = 0; k < sumsOfDay; k++) into.sums[to + k]! += sums[source + k]!;
  }
  return at + 1;
}

/** The days in order, by their periods. */
export function ordered(it: Unordered): Ordered {
  const days = daysInOrder(it);
  const by = { w: periodsOf(days, it.firstDay, "w"), m: periodsOf(days, it.firstDay, "m") };
  return { ...days, by, several: severalOf(days, it.order.length) };
}

function rangeOf(parts: Unordered["parts"]): Range {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { length, numbers } of parts) {
    const days = numbers[1]!;
    for (let at = 0; at < length; at++) {
      const it = days[at]!;
      if (it < first) first = it;
      if (it > last) last = it;
    }
  }
  return { first, count: Math.max(0, last - first + 1) };
}

/** Numbers of ids in the order of the ids. */
function orderOf(ids: Ids): Int32Array {
  const [inOrder, order] = [ids.values.toSorted(), new Int32Array(ids.length)];
  for (let at = 0; at < order.length; at++) order[at] = ids.find(inOrder[at]!);
  return order;
}

/** Puts the customers in order. */
export function customersOf({ customers: read, bought, currencies, firstDay: days }: Reader): Customers {
  const firstDay = days.subarray(0, read.length);
  const range = rangeOf(bought);
  const idOrder = orderOf(read);
  const [order] = sorted(
    idOrder,
    range.count + 1,
    firstDay.map((day) => (day === never ? range.count : day - range.first)),
  );
  const byReading = ranksIn(order);
  const codes = currencies.values.toSorted();
  return {
    customers: each(new Float64Array(order.length), order, read.values),
    byId: each(new Int32Array(order.length), idOrder, byReading),
    byReading,
    order,
    firstDay: each(new Int32Array(order.length), order, firstDay),
    currencies: codes,
    currencyRanks: ranksIn(Int32Array.from(codes, (code) => currencies.of(code))),
    range,
  };
}

/** What was bought, as it was read, with the order it belongs in. */
export const unordered = ({ bought }: Reader, { range, order, firstDay, currencyRanks }: Customers): Unordered => ({
  parts: bought.map(({ length, numbers, sums }) => ({ length, numbers, sums })),
  range,
  order,
  firstDay,
  currencyRanks,
});
