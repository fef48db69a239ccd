import { CopyBytes } from "../../../platform/sql/copy_bytes.ts";
import { monthsOf, weekOf } from "./calendar.ts";
import type { FirstOrders, Keys } from "./first_orders.ts";
import { KeyedSums } from "./keyed_sums.ts";
import { type Purchases, sums, sumsOfDay } from "./purchases.ts";

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
    if (!(days.sums[sumsOfDay * row + sums.orders]! > 0)) continue;
    const at = found.row(days.customer[row]!, period[row]!, 0);
    const known = rows[at];
    if (known === undefined || currencies[days.currency[row]!]! < currencies[days.currency[known]!]!) rows[at] = row;
  }
  return Int32Array.from(rows);
}

function place(grain: "w" | "m", purchases: Purchases, first: FirstOrders): Placed {
  const { days } = purchases;
  const periodOf = grain === "w" ? weekOf : monthsOf();
  const [cohort, next] = grain === "w" ? [first.week, first.nextWeek] : [first.month, first.nextMonth];
  const period = new Int32Array(days.length);
  for (let row = 0; row < days.length; row++) period[row] = periodOf(days.day[row]!);
  const counted = new Uint8Array(days.length);
  for (const row of countedRows(purchases, period)) counted[row] = period[row] === next[days.customer[row]!] ? 2 : 1;
  return { grain, cohort, period, counted };
}

/** The cells of one grain by the customers' codes of one attribute. */
function count({ days, currencies }: Purchases, first: FirstOrders, it: Placed, codes: Int32Array): KeyedSums {
  const cells = new KeyedSums(width);
  for (let row = 0; row < days.length; row++) {
    const customer = days.customer[row]!;
    if (Number.isNaN(first.order[customer])) continue;
    const cohort = it.cohort[customer]!;
    const key = codes[customer]! * currencies.length + days.currency[row]!;
    const to = width * cells.row(key, cohort, it.period[row]! - cohort);
    const from = sumsOfDay * row;
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

/** Cohorts and periods fit into so many values, half of them below 0. */
const [cohorts, periods] = [2 ** 17, 2 ** 14];

/** The cells of one value and grain, by currency, cohort and period; a place is all of these in one number. */
interface Run {
  id: number;
  grain: "w" | "m";
  cells: KeyedSums;
  places: Float64Array;
}

function runsOf(cells: KeyedSums, ids: readonly number[], grain: "w" | "m", currencies: number): Run[] {
  const places = new Float64Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const [key, cohort, period] = [cells.key(row, 0), cells.key(row, 1), cells.key(row, 2)];
    places[row] = (key * cohorts + cohort + cohorts / 2) * periods + period + periods / 2;
  }
  places.sort();
  const [runs, perValue] = [[] as Run[], cohorts * periods * currencies];
  for (let from = 0, to = 0; from < places.length; from = to) {
    const code = Math.floor(places[from]! / perValue);
    while (to < places.length && places[to]! < (code + 1) * perValue) to++;
    runs.push({ id: ids[code] ?? 0, grain, cells, places: places.subarray(from, to) });
  }
  return runs;
}

/** Counts every grain and attribute. Where an attribute has but one value, its cells are those of everybody, the first of `keys`. */
export function countCells(purchases: Purchases, first: FirstOrders, keys: readonly Keys[]): Run[] {
  const runs = [place("m", purchases, first), place("w", purchases, first)].flatMap((placed) => {
    const counted = (codes: Int32Array) => count(purchases, first, placed, codes);
    const all = counted(new Int32Array(purchases.customers.length));
    return keys.flatMap(({ ids, codes }) =>
      runsOf(ids.length === 1 ? all : counted(codes), ids, placed.grain, purchases.currencies.length),
    );
  });
  return runs.toSorted((one, other) => one.id - other.id || (one.grain < other.grain ? -1 : 1));
}

/** The rows of mart.cohort_cell, in the order of its key, which is then made sooner. */
export function* cellRows({ currencies }: Purchases, runs: readonly Run[]): Generator<Buffer> {
  const bytes = new CopyBytes();
  for (const { id, grain, cells, places } of runs) {
    for (const place of places) {
      const key = Math.floor(place / periods);
      const [a, cohort, period] = [
        Math.floor(key / cohorts),
        (key % cohorts) - cohorts / 2,
        (place % periods) - periods / 2,
      ];
      const row = cells.row(a, cohort, period);
      if (isEmpty(cells, row)) continue;
      bytes
        .int(id)
        .plain(grain)
        .plain(currencies[a % currencies.length]!)
        .int(cohort)
        .int(period);
      for (let at = width * row; at < width * (row + 1); at++) bytes.int(cells.sums[at]!);
      bytes.endRow();
      const full = bytes.take();
      if (full) yield full;
    }
  }
  const rest = bytes.take(true);
  if (rest) yield rest;
}
