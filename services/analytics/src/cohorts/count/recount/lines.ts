import { dateOf } from "./calendar.ts";
import { type FirstOrders, none } from "./first_orders.ts";
import type { Purchases } from "./purchases.ts";

const written = (period: number) => (period === none ? "\\N" : String(period));

/** The lines of mart.customer_sales, as COPY takes them, without the columns it makes itself. */
export function* saleLines({ customers, currencies, days }: Purchases): Generator<string> {
  const dates = new Map<number, string>();
  for (let row = 0; row < days.length; row++) {
    const amounts = days.sums.subarray(days.width * row, days.width * (row + 1));
    if (amounts.every((amount) => amount === 0)) continue;
    const day = days.b[row]!;
    const date = dates.get(day) ?? dateOf(day);
    dates.set(day, date);
    yield `${customers[days.a[row]!]}\t${date}\t${currencies[days.c[row]!]}\t${amounts.join("\t")}\n`;
  }
}

/** The lines of mart.first_order. */
export function* firstLines(
  { customers }: Purchases,
  it: FirstOrders,
  keys: readonly (Int32Array | number)[],
): Generator<string> {
  for (let at = 0; at < customers.length; at++) {
    if (Number.isNaN(it.order[at])) continue;
    const own = keys.map((of) => (typeof of === "number" ? of : of[at]));
    const times = `${dateOf(it.day[at]!)}\t${it.order[at]}\t${it.week[at]}\t${it.month[at]}`;
    const next = `${written(it.nextWeek[at]!)}\t${written(it.nextMonth[at]!)}`;
    yield `${customers[at]}\t${times}\t${next}\t${it.several[at] === 1}\t{${own.join(",")}}\n`;
  }
}
