import { textsOf } from "../../../platform/sql/copied.ts";
import { type CohortDimension, cohortDimension } from "../../schema.ts";
import { Ids } from "./ids.ts";
import { columnsOf, type Numbered } from "./numbering.ts";
import type { Told } from "./orders.ts";
import type { Customers } from "./purchases.ts";
import { type Candidates, lineWidth, type Reader } from "./reader.ts";
import { numbersTo, sorted } from "./sorted.ts";

/** Attributes of a first order, in the order of mart.first_order's keys, after the one of everybody. */
export const attributes = cohortDimension.options;

/** Ids of an attribute's values by their codes, and the code of each customer. */
export interface Keys {
  ids: number[];
  codes: Int32Array;
}

/** One place a customer. */
export interface FirstOrders {
  /** NaN: the customer has none. */
  order: Float64Array;
  attributes: Record<CohortDimension, Numbered>;
}

/** What entries tell of the orders that may be first, in the order of `places`; `values` by their codes. */
export interface MayBeFirst {
  /** Among the candidates. */
  places: Int32Array;
  country: Numbered;
  category: Numbered;
  channel: Numbered;
  loyalty_tier: Numbered;
}

export function whatEntriesTell({ candidates, texts }: Reader, places: Int32Array): MayBeFirst {
  const [category, country, channel, tier] = columnsOf(texts.values.map(textsOf), 4) as [
    Numbered,
    Numbered,
    Numbered,
    Numbered,
  ];
  const text = candidates.orders.numbers[2]!;
  const ofEntry = ({ values, codes }: Numbered) => ({ values, codes: places.map((at) => codes[text[at]!]!) });
  return {
    places,
    country: ofEntry(country),
    category: { values: category.values, codes: categoriesOf(candidates, places, category) },
    channel: ofEntry(channel),
    loyalty_tier: ofEntry(tier),
  };
}

/** Of each line that is a candidate the number of its order in `places`, or how many these are. */
function ordersOf({ orders: all, lines }: Candidates, places: Int32Array): Int32Array {
  const [orders, ofLine] = [new Ids(), new Int32Array(lines.length)];
  for (let at = 0; at < places.length; at++) orders.of(all.sums[places[at]!]!);
  let [last, known] = [Number.NaN, places.length];
  for (let line = 0; line < lines.length; line++) {
    const order = lines.sums[lineWidth * line]!;
    if (order !== last) {
      const number = orders.find(order);
      [last, known] = [order, number < 0 ? places.length : number];
    }
    ofLine[line] = known;
  }
  return ofLine;
}

/** The category of most value in each order; of equal ones the first by its bytes, as SQL's "C" has them. */
function categoriesOf(it: Candidates, places: Int32Array, { values, codes }: Numbered): Int32Array {
  const names = values.map((name) => Buffer.from(name));
  const [lines, from] = sorted(numbersTo(it.lines.length), places.length + 1, ordersOf(it, places));
  const category = (at: number) => codes[it.lines.numbers[0]![lines[at]!]!]!;
  const amounts = new Map<number, number>();
  const bestOf = new Int32Array(places.length);
  for (let order = 0; order < places.length; order++) {
    const [begin, end] = [from[order]!, from[order + 1]!];
    if (end - begin === 1) bestOf[order] = category(begin);
    if (end - begin < 2) continue;
    amounts.clear();
    for (let at = begin; at < end; at++)
      amounts.set(category(at), (amounts.get(category(at)) ?? 0) + it.lines.sums[lineWidth * lines[at]! + 1]!);
    let [best, most] = [0, Number.NEGATIVE_INFINITY];
    for (const [category, amount] of amounts)
      if (amount > most || (amount === most && Buffer.compare(names[category]!, names[best]!) < 0))
        [best, most] = [category, amount];
    bestOf[order] = best;
  }
  return bestOf;
}

/** First orders, as numbers in `places`, by customer: of several on the first day the earliest by the clock, then the oldest record. */
function chooseOrders({ orders }: Candidates, places: Int32Array, customers: Customers, told: Told): Int32Array {
  const chosen = new Int32Array(customers.firstDay.length).fill(-1);
  const read = orders.numbers[0]!;
  const idOf = (number: number) => orders.sums[places[number]!]!;
  const timeOf = (number: number) => told.placedAt[told.orders.find(idOf(number))] ?? Number.POSITIVE_INFINITY;
  for (let number = 0; number < places.length; number++) {
    const customer = customers.byReading[read[places[number]!]!]!;
    const known = chosen[customer]!;
    const later = known < 0 ? -1 : timeOf(number) - timeOf(known);
    if (later < 0 || (later === 0 && idOf(number) < idOf(known))) chosen[customer] = number;
  }
  return chosen;
}

/** The attributes of the chosen orders. */
function attributesOf(ids: Float64Array, it: MayBeFirst, told: Told, chosen: Int32Array): FirstOrders["attributes"] {
  const ofEntry = ({ values, codes }: Numbered): Numbered => ({ values, codes: each(chosen, codes) });
  const places = chosen.map((_, customer) => (chosen[customer]! < 0 ? -1 : told.orders.find(ids[customer]!)));
  const texts = Int32Array.from(told.text);
  const ofOrder = ({ values, codes }: Numbered): Numbered => ({ values, codes: each(each(places, texts), codes) });
  return {
    store: ofOrder(told.columns.store),
    country: ofEntry(it.country),
    category: ofEntry(it.category),
    channel: ofEntry(it.channel),
    campaign: ofOrder(told.columns.campaign),
    coupon: ofOrder(told.columns.coupon),
    loyalty_tier: ofEntry(it.loyalty_tier),
  };
}

/** What lies at each place; 0 where there is none. */
const each = (places: Int32Array, of: Int32Array): Int32Array => places.map((at) => (at < 0 ? 0 : of[at]!));

/** Every customer's first order and its attributes. */
export function firstOrdersOf(reader: Reader, customers: Customers, it: MayBeFirst, told: Told): FirstOrders {
  const { orders } = reader.candidates;
  const chosen = chooseOrders(reader.candidates, it.places, customers, told);
  const order = new Float64Array(chosen.length).map((_, at) => orders.sums[it.places[chosen[at]!]!] ?? Number.NaN);
  return { order, attributes: attributesOf(order, it, told, chosen) };
}
