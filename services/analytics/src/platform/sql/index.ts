import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Sql, Tx } from "@vigie/db";

/** Anything that runs a statement: the pool, a reserved session or a transaction. */
export type Runner = Pick<Sql | Tx, "unsafe">;

export type Value = string | number | boolean | Date | null | readonly (string | number)[] | Float64Array;

/** A statement of a .sql file. Parameters are written as psql writes them, `:'name'`, so the file also runs there. */
export interface Statement {
  text: string;
  names: string[];
}

export function parseStatement(source: string): Statement {
  const names: string[] = [];
  const text = source.replace(/:'([a-z_]+)'/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text, names };
}

/** Reads a .sql file that lies beside the module. */
export function statement(moduleUrl: string, file: string): Statement {
  return parseStatement(readFileSync(new URL(file, moduleUrl), "utf8"));
}

function quoted(item: string | number): string {
  return typeof item === "number" ? String(item) : `"${item.replace(/[\\"]/g, "\\$&")}"`;
}

function toParameter(value: Value): string | null {
  if (value === null || typeof value === "string") return value;
  if (value instanceof Float64Array) return `{${value.join(",")}}`;
  if (Array.isArray(value)) return `{${value.map(quoted).join(",")}}`;
  if (value instanceof Date) return value.toISOString();
  return String(value);
}

/** Runs a statement that is asked often. */
export const read = <Row extends object>(runner: Runner, it: Statement, parameters: Record<string, Value> = {}) =>
  run<Row>(runner, it, parameters, { prepare: true });

/** A JSON document as a parameter; an array without this is a PostgreSQL array. */
export const json = (value: unknown): string => JSON.stringify(value);

/**
 * Runs a statement with named parameters. Every parameter travels as text; the statement casts it.
 * `prepare` saves a round trip for what is asked often; it is nothing for statements on temporary tables.
 */
export async function run<Row extends object>(
  runner: Runner,
  it: Statement,
  parameters: Record<string, Value> = {},
  { prepare = false }: { prepare?: boolean } = {},
): Promise<Row[]> {
  return (await runner.unsafe(it.text, valuesOf(it, parameters), { prepare })) as unknown as Row[];
}

function valuesOf({ names }: Statement, parameters: Record<string, Value>): (string | null)[] {
  return names.map((name) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`statement parameter ${name} is missing`);
    return toParameter(value);
  });
}

/** The parameters as they would be written in a statement's text. */
export const literals = (it: Statement, parameters: Record<string, Value>): string[] =>
  valuesOf(it, parameters).map((value) => (value === null ? "null" : `'${value.replaceAll("'", "''")}'`));

const rowsAtOnce = 10_000;

/** The same for an answer of many rows: some at a time. */
export const runInParts = <Row extends object>(
  sql: Runner,
  it: Statement,
  parameters: Record<string, Value> = {},
): AsyncIterable<Row[]> => sql.unsafe<Row[]>(it.text, valuesOf(it, parameters)).cursor(rowsAtOnce);

/** Two writers were in each other's way; PostgreSQL undid one of them, which may simply be tried again. */
const passing = new Set(["40P01", "40001"]);

/** A transaction that is tried again when it lost against another one. `work` must bear being run again. */
export async function transaction<Result>(sql: Sql, work: (tx: Tx) => Promise<Result>, tries = 4): Promise<Result> {
  for (let left = tries - 1; ; left--) {
    try {
      return (await sql.begin(work)) as Result;
    } catch (error) {
      const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
      if (left <= 0 || !passing.has(code)) throw error;
      await sleep(50 * (tries - left));
    }
  }
}

const forgottenAtOnce = 10_000;

/** Deletes what is older than a time, some at a time, so that no lock is long. The statement takes `before` and `limit` and answers `n`. */
export async function forgetBefore(runner: Runner, it: Statement, before: Date): Promise<number> {
  let forgotten = 0;
  for (let more = true; more; ) {
    const [row] = await run<{ n: number }>(runner, it, { before, limit: forgottenAtOnce });
    forgotten += row?.n ?? 0;
    more = row?.n === forgottenAtOnce;
  }
  return forgotten;
}
