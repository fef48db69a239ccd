import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Runner } from "./index.ts";

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

/** The same for rows that are written already, as a format of COPY has them, many at a time. */
export async function copyChunks(
  session: Runner,
  table: string,
  chunks: Iterable<string | Buffer>,
  format: "text" | "binary" = "text",
): Promise<void> {
  const target = await session.unsafe(`copy ${table} from stdin with (format ${format})`).writable();
  await pipeline(Readable.from(chunks), target);
}
