import { readRows } from "../../../platform/sql/copied.ts";
import { tab } from "../../../platform/sql/copy_bytes.ts";
import { type Runner, statement } from "../../../platform/sql/index.ts";
import { Columns } from "./columns.ts";
import { Ids } from "./ids.ts";
import { Numbering } from "./numbering.ts";

const statementOfEntries = statement(import.meta.url, "read_entries.sql");

/** What is summed, in this order. */
export const sums = { orders: 0, units: 1, gross: 2, refunds: 3, adjustments: 4, cost: 5, costed_revenue: 6 } as const;
export const sumsOfDay = Object.keys(sums).length;

/** Orders, and sale lines, that may be of first orders: all that were not later than the earliest known when they were read. */
export interface Candidates {
  /** One place an order. */
  customer: number[];
  day: number[];
  order: number[];
  text: number[];
  /** One place a line. */
  lineOrder: number[];
  lineText: number[];
  lineGross: number[];
}

const noCandidates = (): Candidates => ({
  customer: [],
  day: [],
  order: [],
  text: [],
  lineOrder: [],
  lineText: [],
  lineGross: [],
});

/** Of the numbers that a row begins with. */
const [customerAt, dayAt, orderAt, sumsAt] = [0, 1, 2, 3];
const numbersOfRow = sumsAt + sumsOfDay;

/** Entries, read one after the other into sums and candidates. Customers, currencies and texts are numbered as they come. */
export class Reader {
  readonly customers = new Ids();
  readonly currencies = new Numbering<string>();
  /** Category, country, channel and loyalty tier, as they lie in the row. */
  readonly texts = new Numbering<string>();
  /** Customer, day (from 1970-01-01) and currency: one row for each stretch of entries, one after the other, that share them. */
  readonly bought = new Columns(3, sumsOfDay, 2 ** 20);
  readonly candidates = noCandidates();
  /** The earliest day with an order, by customer. */
  readonly firstDay: number[] = [];
  readonly row = new Float64Array(numbersOfRow);
  /** The customer of the stretch that is being read. */
  private id = Number.NaN;
  private currency = -1;
  /** Of the currency, with the tab after it. */
  private code = new Uint8Array();

  /** Adds the entry whose numbers are in `row`, and whose texts lie here. */
  add(chunk: Buffer, from: number, to: number): void {
    const { row, bought } = this;
    const end = this.readCurrency(chunk, from);
    // Most entries are of the same order as the one before.
    if (!this.goesOn()) this.begin();
    const [last, day] = [bought.length - 1, row[dayAt]!];
    for (let k = 0; k < sumsOfDay; k++) bought.sums[sumsOfDay * last + k]! += row[sumsAt + k]!;
    const customer = bought.numbers[0]![last]!;
    if (!(row[sumsAt + sums.units]! > 0) || day > (this.firstDay[customer] ?? Number.POSITIVE_INFINITY)) return;
    this.note(customer, day, this.texts.of(chunk.toString("latin1", end, to)));
  }

  /** Answers where the text after it begins. Rarely is it another one than in the row before. */
  private readCurrency(chunk: Buffer, from: number): number {
    const { length } = this.code;
    let at = 0;
    while (at < length && chunk[from + at] === this.code[at]) at++;
    if (at === length && length > 0) return from + length;
    const end = chunk.indexOf(tab, from) + 1;
    this.code = Uint8Array.from(chunk.subarray(from, end));
    this.currency = this.currencies.of(chunk.toString("latin1", from, end - 1));
    return end;
  }

  private goesOn(): boolean {
    const { row, bought } = this;
    const last = bought.length - 1;
    return (
      row[customerAt] === this.id &&
      row[dayAt] === bought.numbers[1]![last] &&
      this.currency === bought.numbers[2]![last]
    );
  }

  private begin(): void {
    const { row, bought } = this;
    this.id = row[customerAt]!;
    const at = bought.add();
    bought.numbers[0]![at] = this.customers.of(this.id);
    bought.numbers[1]![at] = row[dayAt]!;
    bought.numbers[2]![at] = this.currency;
  }

  private note(customer: number, day: number, text: number): void {
    const { candidates: it, row } = this;
    it.lineOrder.push(row[orderAt]!);
    it.lineText.push(text);
    it.lineGross.push(row[sumsAt + sums.gross]!);
    if (!(row[sumsAt + sums.orders]! > 0)) return;
    this.firstDay[customer] = day;
    it.customer.push(customer);
    it.day.push(day);
    it.order.push(row[orderAt]!);
    it.text.push(text);
  }
}

/** Reads the entries of all customers, from `delta_entry`. */
export async function readEntries(session: Runner): Promise<Reader> {
  const reader = new Reader();
  await readRows(session, statementOfEntries, {}, reader.row, (chunk, from, to) => reader.add(chunk, from, to));
  return reader;
}
