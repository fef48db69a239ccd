import { readFileSync } from "node:fs";

const DAY = 86_400_000;

/** A customer up to a day, times in weeks, and what came after. */
export interface Observed {
  customer: string;
  frequency: number;
  recency: number;
  age: number;
  /** Mean of the repeat days' values; 0 without one. */
  value: number;
  /** All that was spent, and pieces bought. */
  spent: number;
  items: number;
  /** Days with a purchase in the later half of the age. */
  recent: number;
  /** Days with a purchase after the day. */
  later: number;
}

interface Bought {
  day: number;
  items: number;
  value: number;
}

/** Reads CDNOW's purchases (`customer_id,date,cds,value`), those of a customer's day as one, split after a day. */
export function readCdnow(path: string, until: string, to = "1998-06-30"): Observed[] {
  const days = new Map<string, Map<number, Bought>>();
  const last = Date.parse(to) / DAY;
  for (const line of readFileSync(path, "utf8").trim().split("\n").slice(1)) {
    const [customer, date, cds, value] = line.split(",") as [string, string, string, string];
    const day = Date.parse(date) / DAY;
    if (day > last) continue;
    const own = days.get(customer) ?? new Map<number, Bought>();
    const known = own.get(day) ?? { day, items: 0, value: 0 };
    own.set(day, { day, items: known.items + Number(cds), value: known.value + Number(value) });
    days.set(customer, own);
  }
  const end = Date.parse(until) / DAY;
  return [...days]
    .map(([customer, own]) => observed(customer, [...own.values()], end))
    .sort((a, b) => (a.customer < b.customer ? -1 : 1));
}

/** The same with times in days. */
export function inDays(them: readonly Observed[]): Observed[] {
  return them.map((it) => ({ ...it, recency: Math.round(it.recency * 7), age: Math.round(it.age * 7) }));
}

function observed(customer: string, own: Bought[], end: number): Observed {
  const known = own.filter(({ day }) => day <= end).sort((a, b) => a.day - b.day);
  const first = known[0]!.day;
  const repeats = known.slice(1);
  return {
    customer,
    frequency: repeats.length,
    recency: (known.at(-1)!.day - first) / 7,
    age: (end - first) / 7,
    value: repeats.length === 0 ? 0 : repeats.reduce((sum, { value }) => sum + value, 0) / repeats.length,
    spent: known.reduce((sum, { value }) => sum + value, 0),
    items: known.reduce((sum, { items }) => sum + items, 0),
    recent: known.filter(({ day }) => day > (first + end) / 2).length,
    later: own.length - known.length,
  };
}
