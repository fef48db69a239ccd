import { monthsOf, weekOf } from "./calendar.ts";
import type { FirstOrders } from "./first_orders.ts";
import { KeyedSums } from "./keyed_sums.ts";
import { type Purchases, sums } from "./purchases.ts";

const width = 7;

/** Everything the cells of one grain need, by row of the purchases' days. */
interface Placed {
  grain: "w" | "m";
  cohort: Int32Array;
  period: Int32Array;
  /** 1: the customer is counted by this row in its period; 2: and came back in it for the first time. */
  counted: Uint8Array;
}

/** By which day a customer is counted in a period: of several currencies that of the first, of it any. */
function countedRows({ days, currencies }: Purchases, period: Int32Array): Int32Array {
  const found = new KeyedSums(0);
  const rows: number[] = [];
  for (let row = 0; row < days.length; row++) {
    if (!(days.sums[days.width * row + sums.orders]! > 0)) continue;
    const at = found.row(days.a[row]!, period[row]!, 0);
    const known = rows[at];
    if (known === undefined || currencies[days.c[row]!]! < currencies[days.c[known]!]!) rows[at] = row;
  }
  return Int32Array.from(rows);
}

function place(grain: "w" | "m", purchases: Purchases, first: FirstOrders): Placed {
  const { days } = purchases;
  const periodOf = grain === "w" ? weekOf : monthsOf();
  const [cohort, next] = grain === "w" ? [first.week, first.nextWeek] : [first.month, first.nextMonth];
  const period = new Int32Array(days.length);
  for (let row = 0; row < days.length; row++) period[row] = periodOf(days.b[row]!);
  const counted = new Uint8Array(days.length);
  for (const row of countedRows(purchases, period)) counted[row] = period[row] === next[days.a[row]!] ? 2 : 1;
  return { grain, cohort, period, counted };
}

/** The cells of one grain and one attribute; `keys` has its value of each customer. */
function count({ days, currencies }: Purchases, first: FirstOrders, it: Placed, keys: Int32Array | number): KeyedSums {
  const cells = new KeyedSums(width);
  for (let row = 0; row < days.length; row++) {
    const customer = days.a[row]!;
    if (Number.isNaN(first.order[customer])) continue;
    const key = (typeof keys === "number" ? keys : keys[customer]!) * currencies.length + days.c[row]!;
    const cohort = it.cohort[customer]!;
    const to = width * cells.row(key, cohort, it.period[row]! - cohort);
    const from = days.width * row;
    const { sums: into } = cells;
    if (it.counted[row]! > 0) into[to]! += 1;
    if (it.counted[row] === 2) into[to + 1]! += 1;
    into[to + 2]! += days.sums[from + sums.orders]!;
    into[to + 3]! += days.sums[from + sums.gross]!;
    into[to + 4]! += days.sums[from + sums.refunds]! - days.sums[from + sums.adjustments]!;
    into[to + 5]! += days.sums[from + sums.cost]!;
    into[to + 6]! += days.sums[from + sums.costed_revenue]!;
  }
  return cells;
}

function isEmpty({ sums }: KeyedSums, row: number): boolean {
  for (let at = width * row; at < width * (row + 1); at++) if (sums[at] !== 0) return false;
  return true;
}

/** The lines of mart.cohort_cell, as COPY takes them. `keys`: the values' ids, of everybody and of each attribute by customer. */
export function* cellLines(
  purchases: Purchases,
  first: FirstOrders,
  keys: readonly (Int32Array | number)[],
): Generator<string> {
  const { currencies } = purchases;
  for (const placed of [place("w", purchases, first), place("m", purchases, first)]) {
    for (const of of keys) {
      const cells = count(purchases, first, placed, of);
      for (let row = 0; row < cells.length; row++) {
        if (isEmpty(cells, row)) continue;
        const key = cells.a[row]!;
        const id = Math.floor(key / currencies.length);
        const at = width * row;
        const { sums: s } = cells;
        yield `${id}\t${placed.grain}\t${currencies[key % currencies.length]}\t${cells.b[row]}\t${cells.c[row]}\t${s[at]}\t${s[at + 1]}\t${s[at + 2]}\t${s[at + 3]}\t${s[at + 4]}\t${s[at + 5]}\t${s[at + 6]}\n`;
      }
    }
  }
}
