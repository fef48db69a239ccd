import { CopyBytes } from "../../../platform/sql/copy_bytes.ts";
import { dateOf } from "./calendar.ts";
import { type FirstOrders, type Keys, none } from "./first_orders.ts";
import { type Purchases, sumsOfDay } from "./purchases.ts";

/** Dates by day; each day is written once. */
function datesOf(): (day: number) => string {
  const known = new Map<number, string>();
  return (day) => {
    const date = known.get(day) ?? dateOf(day);
    known.set(day, date);
    return date;
  };
}

/** The rows of mart.customer_sales, without the columns it makes itself. */
export function* saleRows({ customers, currencies, days }: Purchases): Generator<Buffer> {
  const bytes = new CopyBytes();
  const dateOfDay = datesOf();
  for (let row = 0; row < days.length; row++) {
    const amounts = days.sums.subarray(sumsOfDay * row, sumsOfDay * (row + 1));
    if (amounts.every((amount) => amount === 0)) continue;
    bytes.int(customers[days.customer[row]!]!).plain(dateOfDay(days.day[row]!));
    bytes.plain(currencies[days.currency[row]!]!);
    for (const amount of amounts) bytes.int(amount);
    bytes.endRow();
    const full = bytes.take();
    if (full) yield full;
  }
  const rest = bytes.take(true);
  if (rest) yield rest;
}

const maybe = (bytes: CopyBytes, period: number) => (period === none ? bytes.plain("\\N") : bytes.int(period));

/** The rows of mart.first_order. */
export function* firstRows({ customers }: Purchases, it: FirstOrders, keys: readonly Keys[]): Generator<Buffer> {
  const bytes = new CopyBytes();
  const dateOfDay = datesOf();
  for (let at = 0; at < customers.length; at++) {
    if (Number.isNaN(it.order[at])) continue;
    const own = keys.map(({ ids, codes }) => ids[codes[at]!]);
    bytes.int(customers[at]!).plain(dateOfDay(it.day[at]!)).int(it.order[at]!).int(it.week[at]!).int(it.month[at]!);
    maybe(bytes, it.nextWeek[at]!);
    maybe(bytes, it.nextMonth[at]!);
    bytes
      .plain(it.several[at] === 1 ? "t" : "f")
      .plain(`{${own.join(",")}}`)
      .endRow();
    const full = bytes.take();
    if (full) yield full;
  }
  const rest = bytes.take(true);
  if (rest) yield rest;
}
