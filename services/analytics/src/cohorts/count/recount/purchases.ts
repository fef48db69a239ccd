import type { Range } from "./calendar.ts";
import type { Columns } from "./columns.ts";
import { type Reader, sumsOfDay } from "./reader.ts";
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
 * What all customers bought. Customers are numbered by their first day, then their id: those of a cohort lie side by side.
 * Currencies are numbered by their codes.
 */
export interface Purchases {
  /** Ids. */
  customers: Float64Array;
  /** Customers in the order of their ids, as tables have them. */
  byId: Int32Array;
  /** Customers by the numbers the reader gave them. */
  byReading: Int32Array;
  /** The earliest day with an order, by customer; infinite: none. */
  firstDay: Float64Array;
  currencies: string[];
  days: Days;
}

/** The place of each number in an order of them. */
function ranksIn(order: ArrayLike<number>): Int32Array {
  const ranks = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) ranks[order[at]!] = at;
  return ranks;
}

type IsBefore = (one: number, other: number) => boolean;
const fewRows = 64;

/** Puts rows in order, most of which are few and nearly so: entries come in the order of time. */
function sortNearly(rows: Int32Array, isBefore: IsBefore): void {
  if (rows.length > fewRows) {
    rows.sort((one, other) => (isBefore(one, other) ? -1 : isBefore(other, one) ? 1 : 0));
    return;
  }
  for (let at = 1; at < rows.length; at++) {
    const row = rows[at]!;
    let place = at;
    for (; place > 0 && isBefore(row, rows[place - 1]!); place--) rows[place] = rows[place - 1]!;
    rows[place] = row;
  }
}

/** Days in order, each customer's side by side, here and in the table; what was bought of one is added up. */
function inOrder(
  { length, numbers, sums }: Columns,
  range: Range,
  customers: Int32Array,
  currencies: Int32Array,
): Days {
  const [of, dayOf, currencyOf] = numbers.map((it) => it.subarray(0, length)) as [Int32Array, Int32Array, Int32Array];
  const own = of.map((customer) => customers[customer]!);
  const [rows, from] = sorted(numbersTo(length), customers.length, (row) => own[row]!);
  const isBefore: IsBefore = (one, other) =>
    dayOf[one]! < dayOf[other]! ||
    (dayOf[one] === dayOf[other] && currencies[currencyOf[one]!]! < currencies[currencyOf[other]!]!);
  const [day, currency, all] = [new Int32Array(length), new Int32Array(length), new Float64Array(sumsOfDay * length)];
  let at = -1;
  for (let customer = 0; customer < customers.length; customer++) {
    const [begin, end] = [from[customer]!, from[customer + 1]!];
    if (end - begin > 1) sortNearly(rows.subarray(begin, end), isBefore);
    from[customer] = at + 1;
    for (let place = begin; place < end; place++) {
      const row = rows[place]!;
      if (place === begin || isBefore(rows[place - 1]!, row)) at++;
      day[at] = dayOf[row]!;
      currency[at] = currencies[currencyOf[row]!]!;
      for (let k = 0; k < sumsOfDay; k++) all[sumsOfDay * at + k]! += sums[sumsOfDay * row + k]!;
    }
  }
  from[customers.length] = at + 1;
  return { length: at + 1, range, from, day: day.subarray(0, at + 1), currency, sums: all };
}

function rangeOf(numbers: Int32Array): Range {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const it of numbers) {
    if (it < first) first = it;
    if (it > last) last = it;
  }
  return { first, count: Math.max(0, last - first + 1) };
}

/** Puts in order what was read. */
export function purchasesOf({ customers: read, bought, currencies, firstDay }: Reader): Purchases {
  const ids = read.values;
  const range = rangeOf(bought.numbers[1]!.subarray(0, bought.length));
  const idOrder = Int32Array.from(ids.toSorted(), (id) => read.find(id));
  const [order] = sorted(idOrder, range.count + 1, (of) => (firstDay[of] ?? range.first + range.count) - range.first);
  const byReading = ranksIn(order);
  const codes = currencies.values.toSorted();
  return {
    customers: Float64Array.from(order, (of) => ids[of]!),
    byId: idOrder.map((of) => byReading[of]!),
    byReading,
    firstDay: Float64Array.from(order, (of) => firstDay[of] ?? Number.POSITIVE_INFINITY),
    currencies: codes,
    days: inOrder(bought, range, byReading, ranksIn(codes.map((code) => currencies.of(code)))),
  };
}
