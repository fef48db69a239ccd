import { requireHistory } from "./checks.ts";
import type { PurchaseHistory } from "./types.ts";

/** Histories as a table of different ones: what they share need be computed only once. */
export interface GroupedHistories {
  customers: number;
  /** Different values. */
  frequencies: number[];
  recencies: number[];
  ages: number[];
  /** Places of a history in the three, and how many customers have it. */
  rows: { frequency: number; recency: number; age: number; customers: number }[];
  /** Customers with a frequency above the index. */
  above: number[];
}

/** Puts equal histories together, after a look at each. */
export function groupedHistories(histories: readonly PurchaseHistory[]): GroupedHistories {
  const frequencies = places();
  const recencies = places();
  const ages = places();
  const byKey = new Map<string, GroupedHistories["rows"][number]>();
  histories.forEach((history, index) => {
    requireHistory(`histories[${index}]`, history);
    const frequency = frequencies.of(history.frequency);
    const recency = recencies.of(history.recency);
    const age = ages.of(history.age);
    const key = `${frequency} ${recency} ${age}`;
    const row = byKey.get(key);
    if (row) row.customers++;
    else byKey.set(key, { frequency, recency, age, customers: 1 });
  });
  return {
    customers: histories.length,
    frequencies: frequencies.values,
    recencies: recencies.values,
    ages: ages.values,
    rows: [...byKey.values()],
    above: above(histories),
  };
}

/** Values in the order they came, and the place of each. */
function places(): { values: number[]; of: (value: number) => number } {
  const values: number[] = [];
  const known = new Map<number, number>();
  const of = (value: number): number => {
    const place = known.get(value) ?? values.push(value) - 1;
    known.set(value, place);
    return place;
  };
  return { values, of };
}

function above(histories: readonly PurchaseHistory[]): number[] {
  const most = histories.reduce((max, { frequency }) => Math.max(max, frequency), 0);
  const counts = new Array<number>(most).fill(0);
  for (const { frequency } of histories) if (frequency > 0) counts[frequency - 1]!++;
  for (let i = most - 2; i >= 0; i--) counts[i]! += counts[i + 1]!;
  return counts;
}
