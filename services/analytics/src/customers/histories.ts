import type { Sql } from "@vigie/db";
import { runInParts, statement } from "../platform/sql/index.ts";
import { toDay } from "../platform/time/days.ts";

const readHistories = statement(import.meta.url, "read_histories.sql");
const readPurchasesAfter = statement(import.meta.url, "read_purchases_after.sql");

const columns = [
  "customer_id",
  "first_day",
  "last_day",
  "days",
  "orders",
  "recent",
  "units",
  "gross",
  "net",
  "margin",
  "first_gross",
  "sessions",
  "tickets",
  "unhappy",
] as const;
type Column = (typeof columns)[number];

/** One column a figure, one place a customer, sorted by customer. Amounts in minor units; margin NaN: not known. */
export type Histories = Record<Column, Float64Array> & { length: number; asOf: number };

export interface HistoriesAsked {
  currency: string;
  /** What is known before this day, in days from 1970-01-01. */
  asOf: number;
  /** How long the window of late is, in days. */
  horizon: number;
}

type Row = Record<Column, number | null>;

/** Reads every customer's history as columns, some rows at a time. */
export async function readColumns(sql: Sql, { currency, asOf, horizon }: HistoriesAsked): Promise<Histories> {
  const chunks: Row[][] = [];
  const asked = { currency, as_of: toDay(asOf), horizon };
  for await (const rows of runInParts<Row>(sql, readHistories, asked)) chunks.push(rows);
  const length = chunks.reduce((sum, rows) => sum + rows.length, 0);
  const made = Object.fromEntries(columns.map((id) => [id, new Float64Array(length)])) as Record<Column, Float64Array>;
  let at = 0;
  for (const rows of chunks) {
    for (const row of rows) {
      for (const id of columns) made[id][at] = row[id] ?? Number.NaN;
      at++;
    }
  }
  return { ...made, length, asOf };
}

/** On how many days each of the customers ordered within the days from `asOf` on. */
export async function readPurchaseDaysAfter(
  sql: Sql,
  { customer_id, asOf }: Histories,
  currency: string,
  horizon: number,
): Promise<Float64Array> {
  const came = new Map<number, number>();
  const asked = { currency, as_of: toDay(asOf), horizon };
  for await (const rows of runInParts<{ customer_id: number; days: number }>(sql, readPurchasesAfter, asked))
    for (const row of rows) came.set(row.customer_id, row.days);
  return customer_id.map((id) => came.get(id) ?? 0);
}

/** Purchase days after the first, and days from the first to the last and to the last that is known. */
export function purchasesOf(it: Histories, at: number): { frequency: number; recency: number; age: number } {
  const first = it.first_day[at] ?? 0;
  return {
    frequency: (it.days[at] ?? 1) - 1,
    recency: (it.last_day[at] ?? 0) - first,
    age: it.asOf - 1 - first,
  };
}
