import { type CopyBytes, rowsInBytes } from "../../../platform/sql/copy_bytes.ts";
import { toDay } from "../../../platform/time/days.ts";
import { byDay } from "./calendar.ts";
import { cellWidth, type Grain } from "./cells.ts";
import type { Columns } from "./columns.ts";
import { type FirstOrders, type Keys, none } from "./first_orders.ts";
import type { Purchases } from "./purchases.ts";
import { sumsOfDay } from "./reader.ts";
import { numbersTo, sorted } from "./sorted.ts";

/** Whether all sums of a row are 0. */
function isNothing(sums: Float64Array, from: number): boolean {
  for (let at = from; at < from + sumsOfDay; at++) if (sums[at] !== 0) return false;
  return true;
}

/** The rows of mart.customer_sales. */
export function saleRows({ customers, byId, currencies, days }: Purchases): Iterable<Buffer> {
  const dateOf = byDay(days.range, toDay);
  const { sums } = days;
  return rowsInBytes(byId, (bytes, customer) => {
    for (let row = days.from[customer]!; row < days.from[customer + 1]!; row++) {
      const from = sumsOfDay * row;
      if (isNothing(sums, from)) continue;
      bytes.int(customers[customer]!).plain(dateOf(days.day[row]!)).plain(currencies[days.currency[row]!]!);
      for (let at = from; at < from + sumsOfDay; at++) bytes.int(sums[at]!);
      bytes.endRow();
    }
  });
}

const maybe = (bytes: CopyBytes, period: number) => (period === none ? bytes.plain("\\N") : bytes.int(period));

/** The rows of mart.first_order. */
export function firstRows(
  { customers, byId, days }: Purchases,
  it: FirstOrders,
  keys: readonly Keys[],
): Iterable<Buffer> {
  const dateOf = byDay(days.range, toDay);
  return rowsInBytes(byId, (bytes, at) => {
    if (Number.isNaN(it.order[at])) return;
    const own = keys.map(({ ids, codes }) => ids[codes[at]!]);
    bytes.int(customers[at]!).plain(dateOf(it.day[at]!)).int(it.order[at]!).int(it.week[at]!).int(it.month[at]!);
    maybe(bytes, it.nextWeek[at]!);
    maybe(bytes, it.nextMonth[at]!);
    bytes
      .plain(it.several[at] === 1 ? "t" : "f")
      .plain(`{${own.join(",")}}`)
      .endRow();
  });
}

/**
 * The rows of mart.cohort_cell, of every grain and attribute, in the order of its key, which is then made sooner.
 */
export function cellRows(
  currencies: readonly string[],
  keys: readonly Keys[],
  byGrain: Record<Grain, Pick<Columns, "length" | "numbers" | "sums">>,
): Iterable<Buffer> {
  const ids = keys.flatMap((it) => it.ids);
  const counted = (["m", "w"] as const).map((grain) => {
    const cells = byGrain[grain];
    const [value, ...others] = cells.numbers as [Int32Array, Int32Array, Int32Array, Int32Array];
    const [rows, from] = sorted(numbersTo(cells.length), ids.length, value);
    return { grain, sums: cells.sums, others, rows, from };
  });
  const values = numbersTo(ids.length).sort((one, other) => ids[one]! - ids[other]!);
  return rowsInBytes(values, (bytes, value) => {
    for (const {
      grain,
      sums,
      others: [currency, cohort, period],
      rows,
      from,
    } of counted) {
      for (const row of rows.subarray(from[value], from[value + 1])) {
        bytes.int(ids[value]!).plain(grain).plain(currencies[currency![row]!]!);
        bytes.int(cohort![row]!).int(period![row]!);
        for (let at = cellWidth * row; at < cellWidth * (row + 1); at++) bytes.int(sums[at]!);
        bytes.endRow();
      }
    }
  });
}
