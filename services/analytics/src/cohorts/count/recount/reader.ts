import { grown } from "../../../platform/arrays/index.ts";
import { readRows } from "../../../platform/sql/copied.ts";
import { tab } from "../../../platform/sql/copy_bytes.ts";
import { type Runner, statement } from "../../../platform/sql/index.ts";
import { Texts } from "../../../platform/sql/texts.ts";
import { Columns } from "./columns.ts";
import { Ids } from "./ids.ts";
import { Numbering } from "./numbering.ts";

const statementOfEntries = statement(import.meta.url, "read_entries.sql");

/** What is summed, in this order. */
export const sums = { orders: 0, units: 1, gross: 2, refunds: 3, adjustments: 4, cost: 5, costed_revenue: 6 } as const;
export const sumsOfDay = Object.keys(sums).length;

/** Orders, and sale lines, that may be of first orders: all that were not later than the earliest known when they were read. */
export interface Candidates {
  /** Customer, day and text; the order. */
  orders: Columns;
  /** Text; order and gross. */
  lines: Columns;
}
export const lineWidth = 2;

/** Later than every day: there is none. */
export const never = 2 ** 31 - 1;

/** Of the numbers that a row begins with. */
const [customerAt, dayAt, orderAt, sumsAt] = [0, 1, 2, 3];
const numbersOfRow = sumsAt + sumsOfDay;

const fewest = 1_024;
/** Of what was bought. */
export const customersOfPart = 4_096;
const step = 2 ** 15;

/** Entries, read one after the other into sums and candidates. Customers, currencies and texts are numbered as they come. */
export class Reader {
  readonly customers = new Ids();
  readonly currencies = new Numbering<string>();
  /** Category, country, channel and loyalty tier, as they lie in the row. */
  readonly texts = new Texts();
  /**
   * Customer, day (from 1970-01-01) and currency: one row for each stretch of entries, one after the other, that share them.
   * In parts, of so many customers each: they are put in order sooner where those of a customer lie near each other.
   */
  readonly bought: Columns[] = [];
  stretches = 0;
  readonly candidates: Candidates = { orders: new Columns(3, 1, 2 ** 18), lines: new Columns(1, lineWidth, 2 ** 18) };
  /** The earliest day with an order, by customer, or `never`; as many as there are places for. */
  firstDay = new Int32Array(fewest).fill(never);
  readonly row = new Float64Array(numbersOfRow);
  /** The stretch that is being read. */
  private id = Number.NaN;
  private customer = -1;
  private part = new Columns(3, sumsOfDay, 0);
  private day = never;
  private currency = -1;
  /** Of the entry. */
  private currencyRead = -1;
  /** Of its currency, with the tab after it. */
  private code = new Uint8Array();

  private readonly onStep: (reader: Reader) => void;

  /** Tells now and then how far it is. */
  constructor(onStep: (reader: Reader) => void) {
    this.onStep = onStep;
  }

  /** Adds the entry whose numbers are in `row`, and whose texts lie here. */
  add(chunk: Buffer, from: number, to: number): void {
    const { row } = this;
    const end = this.readCurrency(chunk, from);
    // Most entries are of the same order as the one before.
    if (row[customerAt] !== this.id || row[dayAt] !== this.day || this.currencyRead !== this.currency) this.begin();
    const { sums: into } = this.part;
    const at = sumsOfDay * (this.part.length - 1);
    for (let k = 0; k < sumsOfDay; k++) into[at + k]! += row[sumsAt + k]!;
    if (row[sumsAt + sums.units]! > 0 && this.day <= this.firstDay[this.customer]!)
      this.note(this.texts.of(chunk, end, to));
  }

  /** Answers where the text after it begins. Rarely is it another one than in the row before. */
  private readCurrency(chunk: Buffer, from: number): number {
    const { code } = this;
    const { length } = code;
    let at = 0;
    while (at < length && chunk[from + at] === code[at]) at++;
    if (at === length && length > 0) return from + length;
    const end = chunk.indexOf(tab, from) + 1;
    this.code = Uint8Array.from(chunk.subarray(from, end));
    this.currencyRead = this.currencies.of(chunk.toString("latin1", from, end - 1));
    return end;
  }

  private begin(): void {
    const { row } = this;
    [this.id, this.day, this.currency] = [row[customerAt]!, row[dayAt]!, this.currencyRead];
    this.customer = this.customers.of(this.id);
    if (this.customer === this.firstDay.length) this.firstDay = grown(this.firstDay, 2 * this.customer, never);
    this.part = this.partOf(this.customer);
    const at = this.part.add();
    const { numbers } = this.part;
    numbers[0]![at] = this.customer;
    numbers[1]![at] = this.day;
    numbers[2]![at] = this.currency;
    if (++this.stretches % step === 0) this.onStep(this);
  }

  private partOf(customer: number): Columns {
    const { bought } = this;
    const number = Math.floor(customer / customersOfPart);
    if (number === bought.length) bought.push(new Columns(3, sumsOfDay, fewest));
    return bought[number]!;
  }

  private note(text: number): void {
    const { row, candidates } = this;
    const { orders, lines } = candidates;
    const line = lines.add();
    lines.numbers[0]![line] = text;
    lines.sums[lineWidth * line] = row[orderAt]!;
    lines.sums[lineWidth * line + 1] = row[sumsAt + sums.gross]!;
    if (!(row[sumsAt + sums.orders]! > 0)) return;
    this.firstDay[this.customer] = this.day;
    const order = orders.add();
    orders.numbers[0]![order] = this.customer;
    orders.numbers[1]![order] = this.day;
    orders.numbers[2]![order] = text;
    orders.sums[order] = row[orderAt]!;
  }
}

/** Reads the entries of all customers, from `delta_entry`; tells now and then how far it is. */
export async function readEntries(session: Runner, onStep: (reader: Reader) => void): Promise<Reader> {
  const reader = new Reader(onStep);
  await readRows(session, statementOfEntries, {}, reader.row, (chunk, from, to) => reader.add(chunk, from, to));
  return reader;
}
