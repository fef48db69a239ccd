import { copyOut } from "../../../platform/sql/copy.ts";
import { type Runner, statement } from "../../../platform/sql/index.ts";
import { Columns } from "./columns.ts";
import { endOfRow, readNumbers, tab } from "./copied.ts";
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
  private readonly row = new Float64Array(numbersOfRow);
  /** What the stretch that is being read is of: the customer's id, day, currency. */
  private readonly of = new Float64Array(3);
  private customer = -1;
  private currency = -1;
  /** Of the currency, with the tab after it. */
  private code = new Uint8Array();

  read(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; ) {
      const from = readNumbers(chunk, at, this.row);
      const end = endOfRow(chunk, from);
      this.add(chunk, from, end);
      at = end + 1;
    }
  }

  private add(chunk: Buffer, from: number, to: number): void {
    const { row, bought } = this;
    const end = this.readCurrency(chunk, from);
    // Most entries are of the same order as the one before.
    if (row[customerAt] !== this.of[0] || row[dayAt] !== this.of[1] || this.currency !== this.of[2]) this.begin();
    const at = sumsOfDay * (bought.length - 1);
    for (let k = 0; k < sumsOfDay; k++) bought.sums[at + k]! += row[sumsAt + k]!;
    const day = row[dayAt]!;
    if (!(row[sumsAt + sums.units]! > 0) || day > (this.firstDay[this.customer] ?? Number.POSITIVE_INFINITY)) return;
    this.note(this.customer, day, this.texts.of(chunk.toString("latin1", end, to)));
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

  private begin(): void {
    const { row, bought, currency } = this;
    const [id, day] = [row[customerAt]!, row[dayAt]!];
    this.of[0] = id;
    this.of[1] = day;
    this.of[2] = currency;
    this.customer = this.customers.of(id);
    const at = bought.add();
    bought.numbers[0]![at] = this.customer;
    bought.numbers[1]![at] = day;
    bought.numbers[2]![at] = currency;
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
  await copyOut(session, statementOfEntries, {}, (rows) => reader.read(rows));
  return reader;
}
