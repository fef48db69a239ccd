import type { Sql } from "@vigie/db";
import { statement } from "../platform/sql/index.ts";

const readHistories = statement(import.meta.url, "read_histories.sql");
const readOutcomes = statement(import.meta.url, "read_outcomes.sql");

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

export const dayMs = 86_400_000;
export const toDay = (days: number): string => new Date(days * dayMs).toISOString().slice(0, 10);
export const fromDay = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);

const atOnce = 10_000;
type Row = Record<Column, number | null>;

/** Reads every customer's history as columns, some rows at a time. */
export async function readColumns(sql: Sql, { currency, asOf, horizon }: HistoriesAsked): Promise<Histories> {
  const parameters: Record<string, string> = { currency, as_of: toDay(asOf), horizon: String(horizon) };
  const values = readHistories.names.map((name) => parameters[name] ?? null);
  const chunks: Row[][] = [];
  for await (const rows of sql.unsafe<Row[]>(readHistories.text, values).cursor(atOnce)) chunks.push(rows);
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

/** Whether each of the customers ordered within the days from `asOf` on: 1 or 0. */
export async function readReturns(
  sql: Sql,
  histories: Histories,
  currency: string,
  horizon: number,
): Promise<Uint8Array> {
  const parameters: Record<string, string> = { currency, as_of: toDay(histories.asOf), horizon: String(horizon) };
  const values = readOutcomes.names.map((name) => parameters[name] ?? null);
  const came = new Set<number>();
  for await (const rows of sql.unsafe<{ customer_id: number }[]>(readOutcomes.text, values).cursor(atOnce))
    for (const row of rows) came.add(row.customer_id);
  return Uint8Array.from(histories.customer_id, (id) => (came.has(id) ? 1 : 0));
}
