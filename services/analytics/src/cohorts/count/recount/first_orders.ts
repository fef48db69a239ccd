import { textsOf } from "../../../platform/sql/copied.ts";
import { type CohortDimension, cohortDimension } from "../../schema.ts";
import { byDay, monthOf, weekOf } from "./calendar.ts";
import { Ids } from "./ids.ts";
import { columnsOf, type Numbered } from "./numbering.ts";
import type { Told } from "./orders.ts";
import type { Customers, Days } from "./purchases.ts";
import { type Candidates, lineWidth, never, type Reader, sums, sumsOfDay } from "./reader.ts";
import { numbersTo, sorted } from "./sorted.ts";

/** Attributes of a first order, in the order of mart.first_order's keys, after the one of everybody. */
export const attributes = cohortDimension.options;

/** Stands for "none yet". */
export const none = -(2 ** 31);

/** Ids of an attribute's values by their codes, and the code of each customer. */
export interface Keys {
  ids: number[];
  codes: Int32Array;
}

/** One place a customer. */
export interface FirstOrders {
  /** NaN: the customer has none. */
  order: Float64Array;
  day: Int32Array;
  week: Int32Array;
  month: Int32Array;
  /** The next week and month with an order. */
  nextWeek: Int32Array;
  nextMonth: Int32Array;
  /** Bought in several currencies. */
  several: Uint8Array;
  attributes: Record<CohortDimension, Numbered>;
}

/** Places of the first orders among the candidates, by customer: of several on the first day the earliest by the clock, then the oldest record. */
function chooseOrders({ orders }: Candidates, { byReading, firstDay }: Customers, told: Told): Int32Array {
  const chosen = new Int32Array(firstDay.length).fill(-1);
  const [read, day] = orders.numbers as [Int32Array, Int32Array];
  const timeOf = (at: number) => told.placedAt[told.orders.find(orders.sums[at]!)] ?? Number.POSITIVE_INFINITY;
  for (let at = 0; at < orders.length; at++) {
    const customer = byReading[read[at]!]!;
    if (day[at] !== firstDay[customer]) continue;
    const known = chosen[customer]!;
    const later = known < 0 ? -1 : timeOf(at) - timeOf(known);
    if (later < 0 || (later === 0 && orders.sums[at]! < orders.sums[known]!)) chosen[customer] = at;
  }
  return chosen;
}

/** Of each line that is a candidate the customer whose first order it is of, or `nobody`. */
function customersOf({ orders: all, lines }: Candidates, chosen: Int32Array, nobody: number): Int32Array {
  const [orders, customers] = [new Ids(), new Int32Array(chosen.length)];
  for (let customer = 0; customer < chosen.length; customer++)
    if (chosen[customer]! >= 0) customers[orders.of(all.sums[chosen[customer]!]!)] = customer;
  const ofLine = new Int32Array(lines.length);
  let [last, known] = [Number.NaN, nobody];
  for (let line = 0; line < lines.length; line++) {
    const order = lines.sums[lineWidth * line]!;
    if (order !== last) {
      const number = orders.find(order);
      [last, known] = [order, number < 0 ? nobody : customers[number]!];
    }
    ofLine[line] = known;
  }
  return ofLine;
}

/** The category of most value in each first order; of equal ones the first by its bytes, as SQL's "C" has them. */
function categoriesOf(it: Candidates, chosen: Int32Array, { values, codes }: Numbered): Int32Array {
  const names = values.map((name) => Buffer.from(name));
  const nobody = chosen.length;
  const [lines, from] = sorted(numbersTo(it.lines.length), nobody + 1, customersOf(it, chosen, nobody));
  const category = (at: number) => codes[it.lines.numbers[0]![lines[at]!]!]!;
  const amounts = new Map<number, number>();
  const bestOf = new Int32Array(chosen.length);
  for (let customer = 0; customer < chosen.length; customer++) {
    const [begin, end] = [from[customer]!, from[customer + 1]!];
    if (end - begin === 1) bestOf[customer] = category(begin);
    if (end - begin < 2) continue;
    amounts.clear();
    for (let at = begin; at < end; at++)
      amounts.set(category(at), (amounts.get(category(at)) ?? 0) + it.lines.sums[lineWidth * lines[at]! + 1]!);
    let [best, most] = [0, Number.NEGATIVE_INFINITY];
    for (const [category, amount] of amounts)
      if (amount > most || (amount === most && Buffer.compare(names[category]!, names[best]!) < 0))
        [best, most] = [category, amount];
    bestOf[customer] = best;
  }
  return bestOf;
}

/** Notes when customers came back after their first period, and whether in another currency. */
export function noteReturns(it: FirstOrders, days: Days): void {
  const [weekOfDay, monthOfDay] = [byDay(days.range, weekOf), byDay(days.range, monthOf)];
  for (let customer = 0; customer < it.day.length; customer++) {
    let currency = -1;
    for (let row = days.from[customer]!; row < days.from[customer + 1]!; row++) {
      if (!(days.sums[sumsOfDay * row + sums.orders]! > 0)) continue;
      if (currency < 0) currency = days.currency[row]!;
      else if (currency !== days.currency[row]) it.several[customer] = 1;
      noteNext(it.nextWeek, customer, weekOfDay(days.day[row]!), it.week[customer]!);
      noteNext(it.nextMonth, customer, monthOfDay(days.day[row]!), it.month[customer]!);
    }
  }
}

/** Days come in their order: the first that is later counts. */
function noteNext(next: Int32Array, customer: number, period: number, first: number): void {
  if (period > first && next[customer] === none) next[customer] = period;
}

/** The attributes of the chosen orders. */
function attributesOf({ candidates: it, texts }: Reader, told: Told, chosen: Int32Array): FirstOrders["attributes"] {
  const [category, country, channel, tier] = columnsOf(texts.values.map(textsOf), 4) as [
    Numbered,
    Numbered,
    Numbered,
    Numbered,
  ];
  const text = it.orders.numbers[2]!;
  const ofEntry = ({ values, codes }: Numbered): Numbered => ({
    values,
    codes: chosen.map((at) => (at < 0 ? 0 : codes[text[at]!]!)),
  });
  const toldAt = chosen.map((at) => (at < 0 ? -1 : told.orders.find(it.orders.sums[at]!)));
  const ofOrder = ({ values, codes }: Numbered): Numbered => ({
    values,
    codes: toldAt.map((at) => (at < 0 ? 0 : codes[told.text[at]!]!)),
  });
  return {
    store: ofOrder(told.columns.store),
    country: ofEntry(country),
    category: { values: category.values, codes: categoriesOf(it, chosen, category) },
    channel: ofEntry(channel),
    campaign: ofOrder(told.columns.campaign),
    coupon: ofOrder(told.columns.coupon),
    loyalty_tier: ofEntry(tier),
  };
}

/** Every customer's first order and its attributes; `noteReturns` has to follow. */
export function firstOrdersOf(reader: Reader, customers: Customers, told: Told): FirstOrders {
  const { orders } = reader.candidates;
  const chosen = chooseOrders(reader.candidates, customers, told);
  const { range } = customers;
  const [weekOfDay, monthOfDay] = [byDay(range, weekOf), byDay(range, monthOf)];
  const day = customers.firstDay.map((it) => (it === never ? range.first : it));
  return {
    order: new Float64Array(day.length).map((_, at) => orders.sums[chosen[at]!] ?? Number.NaN),
    day,
    week: day.map((it) => weekOfDay(it)),
    month: day.map((it) => monthOfDay(it)),
    nextWeek: new Int32Array(day.length).fill(none),
    nextMonth: new Int32Array(day.length).fill(none),
    several: new Uint8Array(day.length),
    attributes: attributesOf(reader, told, chosen),
  };
}
