import type { Range } from "./calendar.ts";
import type { Ids } from "./ids.ts";
import { never, type Reader, sumsOfDay } from "./reader.ts";
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

/**
 * All customers, numbered by their first day, then their id: those of a cohort lie side by side. Currencies are numbered by
 * their codes.
 */
export interface Customers {
  /** Ids. */
  customers: Float64Array;
  /** Customers in the order of their ids, as tables have them. */
  byId: Int32Array;
  /** Customers by the numbers the reader gave them. */
  byReading: Int32Array;
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
  days: Days;
}

/** What was read of purchases, and how it is put in order. Plain arrays: another thread may do it. */
export interface Unordered {
  length: number;
  /** Customer, day and currency. */
  numbers: Int32Array[];
  sums: Float64Array;
  range: Range;
  byReading: Int32Array;
  currencyRanks: Int32Array;
}

/** Two threads read the same. */
const sharedInts = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
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

/** Days in order, each customer's side by side, here and in the table; what was bought of one is added up. */
export function daysInOrder({ length, numbers, sums, range, byReading: customers, currencyRanks }: Unordered): Days {
  const [of, dayOf, currencyOf] = numbers.map((it) => it.subarray(0, length)) as [Int32Array, Int32Array, Int32Array];
  const own = each(new Int32Array(length), of, customers);
  const [rows, begins] = sorted(numbersTo(length), customers.length, own);
  const keys = keysOf(dayOf, currencyOf, currencyRanks);
  const [day, currency, all] = [sharedInts(length), sharedInts(length), sharedSums(sumsOfDay * length)];
  const from = sharedInts(begins.length);
  let at = -1;
  for (let customer = 0; customer < customers.length; customer++) {
    const [begin, end] = [begins[customer]!, begins[customer + 1]!];
    if (end - begin > 1) sortNearly(rows, begin, end, keys);
    from[customer] = at + 1;
    let last = Number.NaN;
    for (let place = begin; place < end; place++) {
      const row = rows[place]!;
      if (keys[row] !== last) {
        at++;
        last = keys[row]!;
        day[at] = dayOf[row]!;
        currency[at] = currencyRanks[currencyOf[row]!]!;
      }
      const [to, source] = [sumsOfDay * at, sumsOfDay * row];
      for (let k = 0; k < sumsOfDay; k++) all[to + k]! += sums[source + k]!;
    }
  }
  from[customers.length] = at + 1;
  return { length: at + 1, range, from, day: day.subarray(0, at + 1), currency, sums: all };
}

function rangeOf(numbers: Int32Array): Range {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < numbers.length; at++) {
    const it = numbers[at]!;
    if (it < first) first = it;
    if (it > last) last = it;
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
  const range = rangeOf(bought.numbers[1]!.subarray(0, bought.length));
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
    firstDay: each(new Int32Array(order.length), order, firstDay),
    currencies: codes,
    currencyRanks: ranksIn(Int32Array.from(codes, (code) => currencies.of(code))),
    range,
  };
}

/** What was bought, as it was read, with the order it belongs in. */
export const unordered = ({ bought }: Reader, { range, byReading, currencyRanks }: Customers): Unordered => ({
  length: bought.length,
  numbers: bought.numbers,
  sums: bought.sums,
  range,
  byReading,
  currencyRanks,
});
