import { type Runner, read, statement, type Value } from "../platform/sql/index.ts";
import { measureIds, noMeasures } from "./measures.ts";
import { plan, type Question } from "./plan.ts";
import {
  type CustomerRow,
  groupOf,
  keyOf,
  type Reading,
  type Row,
  rawParameters,
  readSums,
  type Sums,
  sumsAt,
} from "./read.ts";
import type { State } from "./state.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { entries: load("read_attack_entries.sql"), customers: load("customers_of_attacks.sql") };

/** Sums of the marked orders; the metrics of a page ask for the same ones, which are read once. */
function readMarked(sql: Runner, state: State, parameters: Record<string, Value>): Promise<Row[]> {
  const key = JSON.stringify(parameters);
  const rows = state.marked?.get(key) ?? read<Row>(sql, statements.entries, parameters);
  state.marked?.set(key, rows);
  return rows;
}

/** How many orders of the range are marked as an attack. */
export async function countMarked(sql: Runner, question: Question, state: State): Promise<number> {
  if (!state.marked) return 0;
  const plain = rawParameters({ ...question, interval: "none", groupBy: [] });
  const rows = await readMarked(sql, state, { ...plain, orders_of: "" });
  return rows.reduce((sum, row) => sum + row.orders, 0);
}

function subtract(sums: Sums, row: Row): void {
  const m = sums.byCurrency.get(row.currency) ?? noMeasures();
  for (const id of measureIds) m[id] -= row[id];
  if (measureIds.every((id) => m[id] === 0)) sums.byCurrency.delete(row.currency);
  else sums.byCurrency.set(row.currency, m);
}

/** Where nothing is left there is no group, as if the orders had never come. */
function dropEmpty(reading: Reading, { bucket, group, byCurrency, customers }: Sums): void {
  if (byCurrency.size === 0 && customers.active === 0 && customers.fresh === 0)
    reading.sums.delete(keyOf(bucket, group));
}

/**
 * Takes the marked orders and their sessions out of sums that were read with them. Sums are additive and the marked are few,
 * so this costs the same after a year as after a day.
 */
async function leaveOut(sql: Runner, question: Question, state: State, reading: Reading): Promise<void> {
  const { needs } = question.metric;
  const asked = plan(question);
  // A rollup by values of a line counts an order once for each of them; what is taken out of it is counted so too.
  const ordersOf = asked.source === "rollup" ? (asked.dimension ?? "") : "";
  const parameters = { ...rawParameters(question), orders_of: ordersOf };
  const [rows, customers] = await Promise.all([
    needs === "customers" ? [] : readMarked(sql, state, parameters),
    needs === "measures" ? [] : read<CustomerRow>(sql, statements.customers, parameters),
  ]);
  const touched = new Set<Sums>();
  for (const row of rows) {
    const sums = sumsAt(reading, row.bucket, groupOf(question, row));
    subtract(sums, row);
    touched.add(sums);
  }
  for (const row of customers) {
    const sums = sumsAt(reading, row.bucket, groupOf(question, row));
    sums.customers = { active: sums.customers.active + row.active, fresh: sums.customers.fresh + row.fresh };
    touched.add(sums);
  }
  for (const sums of touched) dropEmpty(reading, sums);
  reading.rowsRead += [...rows, ...customers].reduce((sum, row) => sum + (row.rows_read ?? 0), 0);
  reading.method += "; less the marked orders of attacks";
}

/** The sums that a question asks for, with or without what is marked. */
export async function readAsked(sql: Runner, question: Question, state: State): Promise<Reading> {
  const reading = await readSums(sql, question);
  if (question.attacks === "exclude") await leaveOut(sql, question, state, reading);
  return reading;
}
