import { rowsInBinary } from "../../../platform/sql/copy_binary.ts";
import { type CopyBytes, rowsInBytes } from "../../../platform/sql/copy_bytes.ts";
import { toDay } from "../../../platform/time/days.ts";
import { byDay } from "./calendar.ts";
import { cellWidth } from "./cells.ts";
import type { Columns } from "./columns.ts";
import type { FirstOrders, Keys } from "./first_orders.ts";
import { type Grain, none } from "./periods.ts";
import type { Purchases } from "./purchases.ts";
import { sumsOfDay } from "./reader.ts";
import { numbersTo, sorted } from "./sorted.ts";

/** Whether all sums of a row are 0. */
function isNothing(sums: Float64Array, from: number): boolean {
  for (let at = from; at < from + sumsOfDay; at++) if (sums[at] !== 0) return false;
  return true;
}

/** Customer, day and currency, and sums. */
const columnsOfSales = 3 + sumsOfDay;

/** The rows of mart.customer_sales, in the binary format. */
export function saleRows({ customers, byId, currencies, days }: Purchases): Iterable<Buffer> {
  const codes = currencies.map((code) => Buffer.from(code));
  const { sums } = days;
  return rowsInBinary(columnsOfSales, byId, (bytes, customer) => {
    for (let row = days.from[customer]!; row < days.from[customer + 1]!; row++) {
      const from = sumsOfDay * row;
      if (isNothing(sums, from)) continue;
      bytes.beginRow().bigint(customers[customer]!).date(days.day[row]!).text(codes[days.currency[row]!]!);
      for (let at = from; at < from + sumsOfDay; at++) bytes.bigint(sums[at]!);
    }
  });
}

const maybe = (bytes: CopyBytes, period: number) => (period === none ? bytes.plain("\\N") : bytes.int(period));

/** The rows of mart.first_order. */
export function firstRows(
  { customers, byId, firstDay, days }: Purchases,
  it: FirstOrders,
  keys: readonly Keys[],
): Iterable<Buffer> {
  const dateOf = byDay(days.range, toDay);
  const { w: week, m: month } = days.by;
  return rowsInBytes(byId, (bytes, at) => {
    if (Number.isNaN(it.order[at])) return;
    const own = keys.map(({ ids, codes }) => ids[codes[at]!]);
    bytes.int(customers[at]!).plain(dateOf(firstDay[at]!)).int(it.order[at]!);
    bytes.int(week.cohort[at]!).int(month.cohort[at]!);
    maybe(bytes, week.next[at]!);
    maybe(bytes, month.next[at]!);
    bytes
      .plain(days.several[at] === 1 ? "t" : "f")
      .plain(`{${own.join(",")}}`)
      .endRow();
  });
}

/** Cells of one grain, of values from one on. */
export interface PartOfCells {
  grain: Grain;
  first: number;
  cells: Pick<Columns, "length" | "numbers" | "sums">;
}

/**
 * The rows of mart.cohort_cell, in the order of its key, which is then made sooner: of a value, the parts come in theirs.
 */
export function cellRows(
  currencies: readonly string[],
  keys: readonly Keys[],
  parts: readonly PartOfCells[],
): Iterable<Buffer> {
  const ids = keys.flatMap((it) => it.ids);
  const counted = parts.map(({ grain, first, cells: { length, numbers, sums } }) => {
    const [value, ...others] = numbers as [Int32Array, Int32Array, Int32Array, Int32Array];
    const [rows, from] = sorted(numbersTo(length), ids.length, value);
    return { grain, first, sums, others, rows, from };
  });
  const values = numbersTo(ids.length).sort((one, other) => ids[one]! - ids[other]!);
  return rowsInBytes(values, (bytes, value) => {
    for (const { grain, first, sums, others, rows, from } of counted) {
      const [currency, cohort, period] = others;
      for (const row of rows.subarray(from[value - first] ?? 0, from[value - first + 1] ?? 0)) {
        bytes.int(ids[value]!).plain(grain).plain(currencies[currency![row]!]!);
        bytes.int(cohort![row]!).int(period![row]!);
        for (let at = cellWidth * row; at < cellWidth * (row + 1); at++) bytes.int(sums[at]!);
        bytes.endRow();
      }
    }
  });
}
