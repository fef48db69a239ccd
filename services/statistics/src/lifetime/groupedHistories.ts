import { requireHistory } from "./checks.ts";
import type { PurchaseHistory } from "./types.ts";

/** Histories with how many customers have each: the likelihood need be taken only once for equal ones. */
export interface GroupedHistories {
  customers: number;
  rows: { frequency: number; recency: number; age: number; customers: number }[];
  /** Customers with a frequency above the index. */
  above: number[];
}

/** Puts equal histories together, after a look at each. */
export function groupedHistories(histories: readonly PurchaseHistory[]): GroupedHistories {
  const byKey = new Map<string, GroupedHistories["rows"][number]>();
  histories.forEach((history, index) => {
    requireHistory(`histories[${index}]`, history);
    const { frequency, recency, age } = history;
    const key = `${frequency} ${recency} ${age}`;
    const row = byKey.get(key);
    if (row) row.customers++;
    else byKey.set(key, { frequency, recency, age, customers: 1 });
  });
  const rows = [...byKey.values()];
  return { customers: histories.length, rows, above: above(rows) };
}

function above(rows: GroupedHistories["rows"]): number[] {
  const most = rows.reduce((max, { frequency }) => Math.max(max, frequency), 0);
  const counts = new Array<number>(most).fill(0);
  for (const { frequency, customers } of rows) if (frequency > 0) counts[frequency - 1]! += customers;
  for (let i = most - 2; i >= 0; i--) counts[i]! += counts[i + 1]!;
  return counts;
}
