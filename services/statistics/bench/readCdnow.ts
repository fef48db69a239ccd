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
  /** Days with a purchase after the day. */
  later: number;
}

/** Reads CDNOW's purchases (`customer_id,date,cds,value`), those of a customer's day as one, split after a day. */
export function readCdnow(path: string, until: string): Observed[] {
  const days = new Map<string, Map<number, number>>();
  for (const line of readFileSync(path, "utf8").trim().split("\n").slice(1)) {
    const [customer, date, , value] = line.split(",") as [string, string, string, string];
    const own = days.get(customer) ?? new Map<number, number>();
    const day = Date.parse(date) / DAY;
    own.set(day, (own.get(day) ?? 0) + Number(value));
    days.set(customer, own);
  }
  const end = Date.parse(until) / DAY;
  return [...days]
    .map(([customer, own]) => observed(customer, own, end))
    .sort((a, b) => (a.customer < b.customer ? -1 : 1));
}

function observed(customer: string, own: Map<number, number>, end: number): Observed {
  const known = [...own].filter(([day]) => day <= end).sort(([a], [b]) => a - b);
  const first = known[0]![0];
  const repeats = known.slice(1);
  return {
    customer,
    frequency: repeats.length,
    recency: (known.at(-1)![0] - first) / 7,
    age: (end - first) / 7,
    value: repeats.length === 0 ? 0 : repeats.reduce((sum, [, value]) => sum + value, 0) / repeats.length,
    later: own.size - known.length,
  };
}
