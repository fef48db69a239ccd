import { copyOut } from "../../../platform/sql/copy.ts";
import { type Runner, statement } from "../../../platform/sql/index.ts";
import { monthsOf, weekOf } from "./calendar.ts";
import { textsOf } from "./copied.ts";
import { KeyedSums } from "./keyed_sums.ts";
import { Numbering } from "./numbering.ts";
import { type Candidates, type Purchases, sums, sumsOfDay } from "./purchases.ts";

const readOrders = statement(import.meta.url, "read_orders.sql");

/** Attributes of a first order, in the order of mart.first_order's keys, after the one of everybody. */
export const attributes = ["store", "country", "category", "channel", "campaign", "coupon", "loyalty_tier"] as const;
type Attribute = (typeof attributes)[number];

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
  /** The attributes' values, one number each: places in `values`. */
  codes: Record<Attribute, Int32Array>;
  values: Record<Attribute, string[]>;
}

/** What entries do not tell of orders. */
interface Told {
  placedAt: number;
  store: number;
  campaign: number;
  coupon: number;
}

type Values = Record<"store" | "campaign" | "coupon", Numbering<string>>;

/** The earliest day with an order, by customer; infinite: none. */
function firstDays({ customer, day }: Candidates, customers: number): Float64Array {
  const first = new Float64Array(customers).fill(Number.POSITIVE_INFINITY);
  for (const [at, of] of customer.entries()) first[of] = Math.min(first[of]!, day[at]!);
  return first;
}

async function readTold(session: Runner, orders: number[], values: Values): Promise<Map<number, Told>> {
  const found = new Map<number, Told>();
  for await (const chunk of copyOut(session, readOrders, { orders })) {
    for (const line of chunk.toString("utf8").split("\n")) {
      if (line === "") continue;
      const [order, placedAt, store = "", campaign = "", coupon = ""] = textsOf(line);
      found.set(Number(order), {
        placedAt: Number(placedAt),
        store: values.store.of(store),
        campaign: values.campaign.of(campaign),
        coupon: values.coupon.of(coupon),
      });
    }
  }
  return found;
}

/** Places of the first orders among the candidates, by customer: of several on the first day the earliest by the clock, then the oldest record. */
function chooseOrders(it: Candidates, days: Float64Array, told: ReadonlyMap<number, Told>): Int32Array {
  const chosen = new Int32Array(days.length).fill(-1);
  const timeOf = (at: number) => told.get(it.order[at]!)?.placedAt ?? Number.POSITIVE_INFINITY;
  for (const [at, customer] of it.customer.entries()) {
    if (it.day[at] !== days[customer]) continue;
    const known = chosen[customer]!;
    const later = known < 0 ? -1 : timeOf(at) - timeOf(known);
    if (later < 0 || (later === 0 && it.order[at]! < it.order[known]!)) chosen[customer] = at;
  }
  return chosen;
}

/** The category of most value in each first order; of equal ones the first by its bytes, as SQL's "C" has them. */
function categoriesOf(it: Candidates, chosen: Int32Array): Int32Array {
  const customers = new Map<number, number>();
  for (const [customer, at] of chosen.entries()) if (at >= 0) customers.set(it.order[at]!, customer);
  const amounts = new KeyedSums(1);
  for (const [line, order] of it.lineOrder.entries()) {
    const customer = customers.get(order);
    if (customer === undefined) continue;
    const row = amounts.row(customer, it.lineCategory[line]!, 0);
    amounts.sums[row]! += it.lineGross[line]!;
  }
  const best = new Int32Array(chosen.length).fill(-1);
  const bytesOf = (row: number) => Buffer.from(it.values.category.values[amounts.key(row, 1)] ?? "");
  for (let row = 0; row < amounts.length; row++) {
    const customer = amounts.key(row, 0);
    const known = best[customer]!;
    const more = known < 0 ? 1 : amounts.sums[row]! - amounts.sums[known]!;
    if (more > 0 || (more === 0 && Buffer.compare(bytesOf(row), bytesOf(known)) < 0)) best[customer] = row;
  }
  return best.map((row) => (row < 0 ? 0 : amounts.key(row, 1)));
}

function noteReturns(it: FirstOrders, { days }: Purchases): void {
  const monthOf = monthsOf();
  const currency = new Int32Array(it.day.length).fill(-1);
  for (let row = 0; row < days.length; row++) {
    if (!(days.sums[sumsOfDay * row + sums.orders]! > 0)) continue;
    const [customer, day, own] = [days.customer[row]!, days.day[row]!, days.currency[row]!];
    const known = currency[customer]!;
    if (known < 0) currency[customer] = own;
    else if (known !== own) it.several[customer] = 1;
    noteNext(it.nextWeek, customer, weekOf(day), it.week[customer]!);
    noteNext(it.nextMonth, customer, monthOf(day), it.month[customer]!);
  }
}

function noteNext(next: Int32Array, customer: number, period: number, first: number): void {
  const known = next[customer]!;
  if (period > first && (known === none || period < known)) next[customer] = period;
}

/** Finds every customer's first order, its attributes, and when the customer came back. */
export async function findFirstOrders(session: Runner, purchases: Purchases): Promise<FirstOrders> {
  const { candidates, customers } = purchases;
  const days = firstDays(candidates, customers.length);
  const values: Values = { store: new Numbering(), campaign: new Numbering(), coupon: new Numbering() };
  const asked = candidates.order.filter((_, at) => candidates.day[at] === days[candidates.customer[at]!]);
  const told = await readTold(session, asked, values);
  const chosen = chooseOrders(candidates, days, told);
  const order = Float64Array.from(chosen, (at) => (at < 0 ? Number.NaN : candidates.order[at]!));
  const toldOf = Array.from(order, (id) => told.get(id));
  const ofOrder = (attribute: "store" | "campaign" | "coupon") => Int32Array.from(toldOf, (it) => it?.[attribute] ?? 0);
  const ofEntry = (codes: readonly number[]) => chosen.map((at) => (at < 0 ? 0 : codes[at]!));
  const day = Int32Array.from(days, (it) => (Number.isFinite(it) ? it : 0));
  const { country, channel, loyalty_tier } = candidates.texts;
  const it: FirstOrders = {
    order,
    day,
    week: day.map(weekOf),
    month: day.map(monthsOf()),
    nextWeek: new Int32Array(day.length).fill(none),
    nextMonth: new Int32Array(day.length).fill(none),
    several: new Uint8Array(day.length),
    codes: {
      store: ofOrder("store"),
      country: ofEntry(country),
      category: categoriesOf(candidates, chosen),
      channel: ofEntry(channel),
      campaign: ofOrder("campaign"),
      coupon: ofOrder("coupon"),
      loyalty_tier: ofEntry(loyalty_tier),
    },
    values: {
      store: values.store.values,
      country: candidates.values.country.values,
      category: candidates.values.category.values,
      channel: candidates.values.channel.values,
      campaign: values.campaign.values,
      coupon: values.coupon.values,
      loyalty_tier: candidates.values.loyalty_tier.values,
    },
  };
  noteReturns(it, purchases);
  return it;
}
