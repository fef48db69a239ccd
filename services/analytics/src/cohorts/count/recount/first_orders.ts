import { copyOut } from "../../../platform/sql/copy.ts";
import { type Runner, type Statement, statement } from "../../../platform/sql/index.ts";
import { monthsOf, weekOf } from "./calendar.ts";
import { KeyedSums } from "./keyed_sums.ts";
import { Numbering, type Purchases, sums } from "./purchases.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { lines: load("read_first_lines.sql"), orders: load("read_orders.sql") };

/** Attributes of a first order, in the order of mart.first_order's keys, after the one of everybody. */
export const attributes = ["store", "country", "category", "channel", "campaign", "coupon", "loyalty_tier"] as const;
type Attribute = (typeof attributes)[number];
const category = attributes.indexOf("category");

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
  codes: Int32Array[];
  values: string[][];
}

/** What is read of the orders that may be first ones: one place an order. */
interface Candidates {
  orders: Numbering<number>;
  placedAt: number[];
  codes: number[][];
  values: Numbering<string>[];
  /** Sales by order and category. */
  byCategory: KeyedSums;
}

const escapes: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
const plain = (text: string) =>
  text.includes("\\") ? text.replace(/\\(.)/g, (_, it: string) => escapes[it] ?? it) : text;

function codeOf(it: Candidates, attribute: Attribute, text = ""): number {
  return it.values[attributes.indexOf(attribute)]?.of(plain(text)) ?? 0;
}

function note(it: Candidates, at: number, attribute: Attribute, text: string | undefined): void {
  const codes = it.codes[at] ?? new Array<number>(attributes.length).fill(0);
  it.codes[at] = codes;
  codes[attributes.indexOf(attribute)] = codeOf(it, attribute, text);
}

function addLine(it: Candidates, line: string): void {
  const [order, gross, isFirst, store, country, main, channel, tier] = line.split("\t");
  const at = it.orders.of(Number(order));
  const row = it.byCategory.row(at, codeOf(it, "category", main), 0);
  it.byCategory.sums[row]! += Number(gross);
  if (isFirst !== "1") return;
  note(it, at, "store", store);
  note(it, at, "country", country);
  note(it, at, "channel", channel);
  note(it, at, "loyalty_tier", tier);
}

/** An order without a sale line that counts it is no first order. */
function addOrder(it: Candidates, line: string): void {
  const [order, placedAt, campaign, coupon] = line.split("\t");
  const at = it.orders.of(Number(order));
  it.placedAt[at] = Number(placedAt);
  if (!it.codes[at]) return;
  note(it, at, "campaign", campaign);
  note(it, at, "coupon", coupon);
}

async function readCandidates(session: Runner, { firstDay, firstOrder, ties }: Purchases): Promise<Candidates> {
  const rivals = ties.filter((it) => firstDay[it.customer] === it.day).map((it) => it.order);
  const orders = [...firstOrder.filter((it) => !Number.isNaN(it)), ...rivals];
  const it: Candidates = {
    orders: new Numbering(),
    placedAt: [],
    codes: [],
    values: attributes.map(() => new Numbering()),
    byCategory: new KeyedSums(1),
  };
  const read = async (from: Statement, onLine: (it: Candidates, line: string) => void) => {
    for await (const chunk of copyOut(session, from, { orders })) {
      for (const line of chunk.toString("utf8").split("\n")) if (line !== "") onLine(it, line);
    }
  };
  await read(statements.lines, addLine);
  await read(statements.orders, addOrder);
  return it;
}

/** The category of most value in each order; of equal ones the first by its bytes, as SQL's "C" has them. */
function nameCategories({ byCategory, codes, values }: Candidates): void {
  const best = new Int32Array(codes.length).fill(-1);
  const names = values[category]?.values ?? [];
  const isBefore = (one: number, other: number) =>
    Buffer.compare(Buffer.from(names[one] ?? ""), Buffer.from(names[other] ?? "")) < 0;
  for (let row = 0; row < byCategory.length; row++) {
    const [order, own] = [byCategory.key(row, 0), byCategory.key(row, 1)];
    const known = best[order] ?? -1;
    const more = known < 0 ? 1 : byCategory.sums[row]! - byCategory.sums[known]!;
    if (more > 0 || (more === 0 && isBefore(own, byCategory.key(known, 1)))) best[order] = row;
  }
  for (const [order, of] of codes.entries()) if (of) of[category] = byCategory.key(best[order]!, 1);
}

/** Of several orders on the first day the earliest by the clock, then the oldest record. */
function chooseOrders({ firstDay, firstOrder, ties }: Purchases, { orders, placedAt }: Candidates): Float64Array {
  const chosen = Float64Array.from(firstOrder);
  const timeOf = (order: number) => placedAt[orders.of(order)] ?? Number.POSITIVE_INFINITY;
  for (const { customer, day, order } of ties) {
    const known = chosen[customer]!;
    if (firstDay[customer] !== day || order === known) continue;
    const later = timeOf(order) - timeOf(known);
    if (later < 0 || (later === 0 && order < known)) chosen[customer] = order;
  }
  return chosen;
}

function noteReturns(it: FirstOrders, { days, firstDay }: Purchases): void {
  const monthOf = monthsOf();
  const currency = new Int32Array(firstDay.length).fill(-1);
  for (let row = 0; row < days.length; row++) {
    if (!(days.sums[days.width * row + sums.orders]! > 0)) continue;
    const [customer, day, own] = [days.key(row, 0), days.key(row, 1), days.key(row, 2)];
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
  const candidates = await readCandidates(session, purchases);
  nameCategories(candidates);
  const day = Int32Array.from(purchases.firstDay);
  const order = chooseOrders(purchases, candidates);
  const { orders, codes, values } = candidates;
  const known = Array.from(order, (id) => (Number.isNaN(id) ? undefined : codes[orders.of(id)]));
  const it: FirstOrders = {
    order: order.map((id, customer) => (known[customer] ? id : Number.NaN)),
    day,
    week: day.map(weekOf),
    month: day.map(monthsOf()),
    nextWeek: new Int32Array(day.length).fill(none),
    nextMonth: new Int32Array(day.length).fill(none),
    several: new Uint8Array(day.length),
    codes: attributes.map((_, attribute) => Int32Array.from(known, (of) => of?.[attribute] ?? 0)),
    values: values.map((numbering) => numbering.values),
  };
  noteReturns(it, purchases);
  return it;
}
