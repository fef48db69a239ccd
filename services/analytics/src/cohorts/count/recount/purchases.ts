import { copyOut } from "../../../platform/sql/copy.ts";
import { type Runner, statement } from "../../../platform/sql/index.ts";
import { eachRow, textsOf } from "./copied.ts";
import { KeyedSums } from "./keyed_sums.ts";
import { Numbering } from "./numbering.ts";

const readEntries = statement(import.meta.url, "read_entries.sql");

/** Sums of a day, in this order. */
export const sums = { orders: 0, units: 1, gross: 2, refunds: 3, adjustments: 4, cost: 5, costed_revenue: 6 } as const;
export const sumsOfDay = Object.keys(sums).length;

/** What was bought by customer, day (from 1970-01-01) and currency: one place each, customer by customer. */
export interface Days {
  length: number;
  customer: Int32Array;
  day: Int32Array;
  currency: Int32Array;
  sums: Float64Array;
}

/** Orders, and sale lines, that may be of first orders: all that were not later than the earliest known when they were read. */
export interface Candidates {
  /** One place an order. */
  customer: number[];
  day: number[];
  order: number[];
  texts: { country: number[]; channel: number[]; loyalty_tier: number[] };
  /** One place a line. */
  lineOrder: number[];
  lineCategory: number[];
  lineGross: number[];
  values: Record<"country" | "channel" | "loyalty_tier" | "category", Numbering<string>>;
}

/** What all customers bought. Customers are numbered by their ids, currencies as they come. */
export interface Purchases {
  customers: Float64Array;
  currencies: string[];
  days: Days;
  candidates: Candidates;
}

/** Of the numbers that a row begins with. */
const [customerAt, dayAt, orderAt, sumsAt] = [0, 1, 2, 4];
const numbersOfRow = sumsAt + sumsOfDay;

const noCandidates = (): Candidates => ({
  customer: [],
  day: [],
  order: [],
  texts: { country: [], channel: [], loyalty_tier: [] },
  lineOrder: [],
  lineCategory: [],
  lineGross: [],
  values: {
    country: new Numbering(),
    channel: new Numbering(),
    loyalty_tier: new Numbering(),
    category: new Numbering(),
  },
});

/** Reads rows one after the other into sums and candidates. */
class Reader {
  readonly customers = new Numbering<number>();
  readonly currencies = new Numbering<string>();
  readonly days = new KeyedSums(sumsOfDay);
  readonly candidates = noCandidates();
  private readonly firstDay: number[] = [];
  private readonly row = new Float64Array(numbersOfRow);

  read(chunk: Buffer): void {
    eachRow(chunk, this.row, (from, to) => {
      const { row, days } = this;
      const tab = chunk.indexOf(9, from);
      const customer = this.customers.of(row[customerAt]!);
      const day = row[dayAt]!;
      const at = sumsOfDay * days.row(customer, day, this.currencies.of(chunk.toString("latin1", from, tab)));
      const { sums: into } = days;
      for (let k = 0; k < sumsOfDay; k++) into[at + k]! += row[sumsAt + k]!;
      if (!(row[sumsAt + sums.units]! > 0) || day > (this.firstDay[customer] ?? Number.POSITIVE_INFINITY)) return;
      this.note(customer, day, chunk.toString("utf8", tab + 1, to));
    });
  }

  private note(customer: number, day: number, line: string): void {
    const { candidates: it, row } = this;
    const [category = "", country = "", channel = "", tier = ""] = textsOf(line);
    it.lineOrder.push(row[orderAt]!);
    it.lineCategory.push(it.values.category.of(category));
    it.lineGross.push(row[sumsAt + sums.gross]!);
    if (!(row[sumsAt + sums.orders]! > 0)) return;
    this.firstDay[customer] = day;
    it.customer.push(customer);
    it.day.push(day);
    it.order.push(row[orderAt]!);
    it.texts.country.push(it.values.country.of(country));
    it.texts.channel.push(it.values.channel.of(channel));
    it.texts.loyalty_tier.push(it.values.loyalty_tier.of(tier));
  }
}

/** Days customer by customer: what is asked of a customer then lies side by side, here and in the table. */
function byCustomer(days: KeyedSums, rank: Int32Array): Days {
  const next = new Int32Array(rank.length + 1);
  for (let row = 0; row < days.length; row++) next[rank[days.key(row, 0)]! + 1]! += 1;
  for (let at = 1; at < next.length; at++) next[at]! += next[at - 1]!;
  const { length } = days;
  const it: Days = {
    length,
    customer: new Int32Array(length),
    day: new Int32Array(length),
    currency: new Int32Array(length),
    sums: new Float64Array(length * sumsOfDay),
  };
  for (let row = 0; row < length; row++) {
    const customer = rank[days.key(row, 0)]!;
    const at = next[customer]!++;
    it.customer[at] = customer;
    it.day[at] = days.key(row, 1);
    it.currency[at] = days.key(row, 2);
    for (let k = 0; k < sumsOfDay; k++) it.sums[sumsOfDay * at + k] = days.sums[sumsOfDay * row + k]!;
  }
  return it;
}

/** Reads the entries of all customers, from `delta_entry`. */
export async function readPurchases(session: Runner): Promise<Purchases> {
  const reader = new Reader();
  for await (const chunk of copyOut(session, readEntries)) reader.read(chunk);
  const ids = reader.customers.values;
  const customers = Float64Array.from(ids).sort();
  const rank = new Int32Array(ids.length);
  for (const [at, id] of customers.entries()) rank[reader.customers.of(id)] = at;
  const { candidates } = reader;
  return {
    customers,
    currencies: reader.currencies.values,
    days: byCustomer(reader.days, rank),
    candidates: { ...candidates, customer: candidates.customer.map((of) => rank[of]!) },
  };
}
