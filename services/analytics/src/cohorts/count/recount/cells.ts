import { Columns } from "./columns.ts";
import type { FirstOrders, Keys } from "./first_orders.ts";
import type { Grain, Periods } from "./periods.ts";
import type { Ordered } from "./purchases.ts";
import { sums, sumsOfDay } from "./reader.ts";

/** Of a cell: active, returned, orders, gross, refunds, cost, costed revenue. */
export const cellWidth = 7;

/** What the cells of one grain are counted by, beside the days. Plain arrays: another thread may do it. */
export interface Asked {
  grain: Grain;
  currencies: number;
  /** By customer: the first order, or NaN. */
  order: Float64Array;
  /** By attribute: how many values there are, and the code of each customer's. */
  keys: { values: number; codes: Int32Array }[];
}

export const askedOf = (grain: Grain, currencies: number, { order }: FirstOrders, keys: readonly Keys[]): Asked => ({
  grain,
  currencies,
  order,
  keys: keys.map(({ ids, codes }) => ({ values: ids.length, codes })),
});

function isEmpty(sums: Float64Array, from: number): boolean {
  for (let at = from; at < from + cellWidth; at++) if (sums[at] !== 0) return false;
  return true;
}

/** Of a value in the cohort at hand: its number, and from which place to which there are sums. */
const [valueAt, fromAt, toAt] = [0, 1, 2];

/** Sums of one cohort in one currency, by value and period, taken in and written out again and again. */
class Blocks {
  private readonly days: Ordered;
  private readonly it: Periods;
  /** By attribute: the code of each customer, and the number of the first value. */
  private readonly attributes: { codes: Int32Array; first: number }[] = [];
  /** A row for each value that any customer of the cohort has, with the sums of all periods. */
  private readonly blocks: Columns;
  /** The row of each value; -1: none. There may be as many values as customers. */
  private readonly blockOf: Int32Array;
  /** By attribute: where the sums of the customer at hand begin, in cells. */
  private readonly own: Int32Array;

  constructor(days: Ordered, it: Periods, keys: Asked["keys"]) {
    [this.days, this.it] = [days, it];
    let values = 0;
    for (const { values: own, codes } of keys) {
      this.attributes.push({ codes, first: values });
      values += own;
    }
    this.own = new Int32Array(keys.length);
    this.blocks = new Columns(3, cellWidth * it.periods.length, 64);
    this.blockOf = new Int32Array(values).fill(-1);
  }

  add(customer: number, currency: number): void {
    const { days, it } = this;
    const [begin, end] = [days.from[customer]!, days.from[customer + 1]!];
    let [first, last] = [-1, -1];
    for (let row = begin; row < end; row++) {
      if (days.currency[row] !== currency) continue;
      if (first < 0) first = row;
      last = row;
    }
    if (first < 0) return;
    this.touch(customer, it.place[first]!, it.place[last]!);
    for (let row = first; row <= last; row++) if (days.currency[row] === currency) this.addDay(row);
  }

  private touch(customer: number, from: number, to: number): void {
    for (let attribute = 0; attribute < this.attributes.length; attribute++) {
      const { codes, first } = this.attributes[attribute]!;
      const block = this.block(first + codes[customer]!);
      const { numbers } = this.blocks;
      if (from < numbers[fromAt]![block]!) numbers[fromAt]![block] = from;
      if (to > numbers[toAt]![block]!) numbers[toAt]![block] = to;
      this.own[attribute] = block * this.it.periods.length;
    }
  }

  private block(value: number): number {
    const known = this.blockOf[value]!;
    if (known >= 0) return known;
    const block = this.blocks.add();
    this.blockOf[value] = block;
    this.blocks.numbers[valueAt]![block] = value;
    this.blocks.numbers[fromAt]![block] = this.it.periods.length;
    this.blocks.numbers[toAt]![block] = -1;
    return block;
  }

  private addDay(row: number): void {
    const { own } = this;
    const { sums: into } = this.blocks;
    const { sums: all } = this.days;
    const [from, place, counted] = [sumsOfDay * row, this.it.place[row]!, this.it.counted[row]!];
    const [active, returned] = [counted > 0 ? 1 : 0, counted === 2 ? 1 : 0];
    const [orders, gross] = [all[from + sums.orders]!, all[from + sums.gross]!];
    const refunds = all[from + sums.refunds]! - all[from + sums.adjustments]!;
    const [cost, revenue] = [all[from + sums.cost]!, all[from + sums.costed_revenue]!];
    for (let attribute = 0; attribute < own.length; attribute++) {
      const to = cellWidth * (own[attribute]! + place);
      into[to]! += active;
      into[to + 1]! += returned;
      into[to + 2]! += orders;
      into[to + 3]! += gross;
      into[to + 4]! += refunds;
      into[to + 5]! += cost;
      into[to + 6]! += revenue;
    }
  }

  /** Hands over what is not empty, and begins anew. */
  moveTo(cells: Columns, currency: number, cohort: number): void {
    const { blocks, it } = this;
    const { periods } = it;
    for (let block = 0; block < blocks.length; block++) {
      const [value, from, to] = blocks.numbers.map((column) => column[block]!) as [number, number, number];
      for (let place = from; place <= to; place++) {
        const at = cellWidth * (block * periods.length + place);
        if (isEmpty(blocks.sums, at)) continue;
        const row = cells.add();
        cells.numbers[0]![row] = value;
        cells.numbers[1]![row] = currency;
        cells.numbers[2]![row] = cohort;
        cells.numbers[3]![row] = periods[place]! - cohort;
        for (let k = 0; k < cellWidth; k++) cells.sums[cellWidth * row + k] = blocks.sums[at + k]!;
        blocks.sums.fill(0, at, at + cellWidth);
      }
      this.blockOf[value] = -1;
    }
    blocks.length = 0;
  }
}

/** The cells of one grain by value (those of `keys`, one after the other), currency, cohort and period; of a value in the order of these. */
export function countCells(days: Ordered, asked: Asked): Columns {
  const { order, currencies, keys } = asked;
  const it = days.by[asked.grain];
  const [cells, blocks] = [new Columns(4, cellWidth, 2 ** 19), new Blocks(days, it, keys)];
  for (let currency = 0; currency < currencies; currency++) {
    let cohort = Number.NaN;
    for (let customer = 0; customer < order.length; customer++) {
      if (Number.isNaN(order[customer])) continue;
      if (it.cohort[customer] !== cohort) blocks.moveTo(cells, currency, cohort);
      cohort = it.cohort[customer]!;
      blocks.add(customer, currency);
    }
    blocks.moveTo(cells, currency, cohort);
  }
  return cells;
}
