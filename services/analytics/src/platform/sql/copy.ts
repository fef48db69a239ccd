import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { literals, type Runner, type Statement, type Value } from "./index.ts";

export type CopyValue = string | number | null | readonly number[];

const escaped = (text: string) =>
  text.replace(/[\\\t\n\r]/g, (it) => ({ "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" })[it] ?? it);

function field(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value === "number") return Number.isNaN(value) ? "\\N" : String(value);
  return typeof value === "string" ? escaped(value) : `{${value.join(",")}}`;
}

/** Rows as the text format of COPY; null and NaN are NULL. */
function* linesOf(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  for (const row of rows) yield `${row.map(field).join("\t")}\n`;
}

function* inChunks(lines: Iterable<string>): Generator<string> {
  let text = "";
  for (const line of lines) {
    text += line;
    if (text.length < 1 << 16) continue;
    yield text;
    text = "";
  }
  if (text) yield text;
}

/** Puts many rows into a table, given as `table (columns)`. */
export const copyRows = (session: Runner, table: string, rows: Iterable<readonly CopyValue[]>): Promise<void> =>
  copyChunks(session, table, inChunks(linesOf(rows)));

/** The same for rows that are written already, as the text format of COPY has them, many at a time. */
export async function copyChunks(session: Runner, table: string, chunks: Iterable<string | Buffer>): Promise<void> {
  const target = await session.unsafe(`copy ${table} from stdin`).writable();
  await pipeline(Readable.from(chunks), target);
}

/**
 * Hands over what a COPY statement tells, one or more whole rows at a time, and ends when there are no more. COPY takes no
 * parameters: they are written into its text.
 */
export async function copyOut(
  session: Runner,
  it: Statement,
  parameters: Record<string, Value>,
  onRows: (rows: Buffer) => void,
): Promise<void> {
  const given = literals(it, parameters);
  const text = it.text.replace(/\$(\d+)/g, (_, at: string) => given[Number(at) - 1] ?? "null");
  const source = await session.unsafe(text).readable();
  let failure: { error: unknown } | undefined;
  await new Promise<void>((resolve, reject) => {
    // Flowing: rows are handed on as they come in, without a queue between. After a fault the rest is let through: a session
    // whose COPY is not read to its end answers nothing more.
    source.on("data", (rows: Buffer) => {
      if (failure) return;
      try {
        onRows(rows);
      } catch (error) {
        failure = { error };
      }
    });
    source.once("end", resolve).once("error", reject);
  });
  if (failure) throw failure.error;
}
