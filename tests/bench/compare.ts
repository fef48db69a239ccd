import type { KpiDoc } from "../../services/analytics/src/kpis/schema.ts";
import type { Cell } from "./duck.ts";

/** Whole numbers by bucket and group: minor units of money, or customers. */
export type Values = Map<string, number>;

export const totalKey = "total";
const keyOf = (bucket: string, group: string) => `${bucket}|${group}`;

/** What Vigie answered. Days without sales are rows of zero there and no rows in DuckDB. */
export function valuesOfAnswer(doc: KpiDoc): Values {
  const scale = doc.metric.unit === "money" ? 100 : 1;
  const values: Values = new Map();
  const add = (key: string, cell: KpiDoc["total"]) => {
    if ("value" in cell && cell.value !== 0) values.set(key, exact(cell.value * scale));
  };
  for (const row of doc.rows) add(keyOf(row.bucket ?? "", Object.values(row.group ?? {}).join(",")), row.cell);
  add(totalKey, doc.total);
  return values;
}

function exact(amount: number): number {
  const whole = Math.round(amount);
  if (Math.abs(amount - whole) > 1e-4) throw new Error(`${amount} is not a whole number of minor units`);
  return whole;
}

export function valuesOfRows(rows: Cell[][]): Values {
  return new Map(
    rows.map(([bucket, group, value]): [string, number] => [
      bucket === null ? totalKey : keyOf(String(bucket), String(group)),
      Number(value),
    ]),
  );
}

export interface Mismatch {
  key: string;
  vigie: number | undefined;
  duckdb: number | undefined;
}

export function mismatches(vigie: Values, duckdb: Values): Mismatch[] {
  const keys = new Set([...vigie.keys(), ...duckdb.keys()]);
  return [...keys]
    .map((key) => ({ key, vigie: vigie.get(key), duckdb: duckdb.get(key) }))
    .filter((it) => it.vigie !== it.duckdb);
}

/** The two sides do not answer the same: no time of theirs means anything. */
export class ValuesDiffer extends Error {
  constructor(title: string, found: Mismatch[]) {
    const shown = found.slice(0, 20).map((it) => `  ${it.key}: Vigie ${it.vigie ?? "-"}, DuckDB ${it.duckdb ?? "-"}`);
    super(`${title}: ${found.length} values differ\n${shown.join("\n")}`);
  }
}
