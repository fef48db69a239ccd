import { type Runner, read, type Value } from "../platform/sql/index.ts";
import { type Bucket, bucketStart, buckets } from "./calendar.ts";
import { dimensionIds, dimensions } from "./catalogue.ts";
import { addMeasures, type Customers, type MeasureId, type Measures, measureIds, noMeasures } from "./measures.ts";
import { plan, type Question } from "./plan.ts";
import { statements } from "./statements.ts";

/** The sums of one bucket and group: by currency, since amounts of two currencies do not add up. */
export interface Sums {
  bucket: string;
  group: string[];
  byCurrency: Map<string, Measures>;
  customers: Customers;
}

export interface Reading {
  sums: Map<string, Sums>;
  method: string;
  source: "rollup" | "raw";
  rowsRead: number;
}

export type Row = Record<MeasureId, number> & {
  bucket: string;
  group_a: string;
  group_b: string;
  currency: string;
  rows_read: number;
};
export type CustomerRow = {
  bucket: string;
  group_a?: string;
  group_b?: string;
  active: number;
  fresh: number;
  rows_read?: number;
};

export const keyOf = (bucket: string, group: string[]) => JSON.stringify([bucket, ...group]);

export function sumsAt(reading: Reading, bucket: string, group: string[]): Sums {
  const key = keyOf(bucket, group);
  const known = reading.sums.get(key);
  if (known) return known;
  const made: Sums = { bucket, group, byCurrency: new Map(), customers: { active: 0, fresh: 0 } };
  reading.sums.set(key, made);
  return made;
}

export function groupOf(question: Question, row: { group_a?: string; group_b?: string }): string[] {
  return [row.group_a ?? "", row.group_b ?? ""].slice(0, question.groupBy.length);
}

function common(question: Question): Record<string, Value> {
  return {
    interval: question.interval,
    stores: question.filters.store ?? null,
    currencies: question.currencies ?? null,
  };
}

export function rawParameters(question: Question): Record<string, Value> {
  const values = Object.fromEntries(dimensionIds.map((id) => [id, question.filters[id] ?? null]));
  const byLine = [...question.groupBy, ...Object.keys(question.filters)].some(
    (id) => dimensions[id as keyof typeof dimensions].level === "line",
  );
  return {
    ...common(question),
    ...values,
    from: question.range.from,
    to: question.range.to,
    hourly: question.range.grain === "hour",
    group_a: question.groupBy[0] ?? "",
    group_b: question.groupBy[1] ?? "",
    by_line: byLine,
  };
}

function addRows(reading: Reading, question: Question, rows: Row[]): void {
  for (const row of rows) {
    const sums = sumsAt(reading, row.bucket, groupOf(question, row));
    const picked = Object.fromEntries(measureIds.map((id) => [id, row[id]])) as Measures;
    sums.byCurrency.set(row.currency, addMeasures(sums.byCurrency.get(row.currency) ?? noMeasures(), picked));
    reading.rowsRead += row.rows_read;
  }
}

async function readMeasures(sql: Runner, question: Question, reading: Reading): Promise<void> {
  const it = plan(question);
  if (it.source === "raw") {
    reading.source = "raw";
    reading.method = "raw entries of the range";
    addRows(reading, question, await read<Row>(sql, statements.readEntries, rawParameters(question)));
    return;
  }
  const [group] = question.groupBy;
  const values = it.dimension ? (question.filters[it.dimension] ?? null) : null;
  const parts = it.parts.map(({ rollup, range }) =>
    read<Row>(sql, statements.readCells, {
      ...common(question),
      rollup,
      from: range.from,
      to: range.to,
      group: group ?? "",
      values,
    }),
  );
  reading.method = `rollup ${[...new Set(it.parts.map((part) => part.rollup))].join(" + ")}`;
  for (const rows of await Promise.all(parts)) addRows(reading, question, rows);
}

async function countRange(sql: Runner, bucket: Bucket): Promise<CustomerRow> {
  const [row] = await read<CustomerRow>(sql, statements.customersOfRange, { from: bucket.from, to: bucket.to });
  return { active: row?.active ?? 0, fresh: row?.fresh ?? 0, rows_read: row?.rows_read ?? 0, bucket: bucket.start };
}

/** Whole buckets come from kept counts; a range, and a bucket that the range cuts, from the gaps between purchases. */
async function readCounts(sql: Runner, question: Question): Promise<CustomerRow[]> {
  const { interval, range } = question;
  if (interval === "none")
    return [{ ...(await countRange(sql, { ...range, start: "", end: "", whole: true })), bucket: "" }];
  const cut = buckets(range, interval).filter((bucket) => !bucket.whole);
  const kept = await read<CustomerRow>(sql, statements.customersOfBuckets, {
    interval,
    from: bucketStart(interval, range.from),
    to: range.to,
  });
  const starts = new Set(cut.map((bucket) => bucket.start));
  return [
    ...kept.filter((row) => !starts.has(row.bucket)),
    ...(await Promise.all(cut.map((bucket) => countRange(sql, bucket)))),
  ];
}

async function readCustomers(sql: Runner, question: Question, reading: Reading): Promise<void> {
  const plain = question.groupBy.length === 0 && Object.keys(question.filters).length === 0 && !question.currencies;
  const counted = plain && question.range.grain === "day";
  const rows = counted
    ? await readCounts(sql, question)
    : await read<CustomerRow>(sql, statements.customersOfEntries, rawParameters(question));
  for (const row of rows) {
    sumsAt(reading, row.bucket, groupOf(question, row)).customers = { active: row.active, fresh: row.fresh };
    reading.rowsRead += row.rows_read ?? 1;
  }
  const method = counted ? "counts of distinct customers" : "raw entries of the range";
  reading.method = reading.method ? `${reading.method}; ${method}` : method;
  if (!counted) reading.source = "raw";
}

/** Reads the sums that a question needs, from rollups where they cover it. */
export async function readSums(sql: Runner, question: Question): Promise<Reading> {
  const reading: Reading = { sums: new Map(), method: "", source: "rollup", rowsRead: 0 };
  if (question.metric.needs !== "customers") await readMeasures(sql, question, reading);
  if (question.metric.needs !== "measures") await readCustomers(sql, question, reading);
  return reading;
}
