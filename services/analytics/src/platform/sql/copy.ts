import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Tx } from "@vigie/db";

export type CopyValue = string | number | null | readonly number[];

const escaped = (text: string) =>
  text.replace(/[\\\t\n\r]/g, (it) => ({ "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" })[it] ?? it);

function field(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value === "number") return Number.isNaN(value) ? "\\N" : String(value);
  return typeof value === "string" ? escaped(value) : `{${value.join(",")}}`;
}

/** Rows as the text format of COPY; null and NaN are NULL. */
function* lines(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let text = "";
  for (const row of rows) {
    text += `${row.map(field).join("\t")}\n`;
    if (text.length < 1 << 16) continue;
    yield text;
    text = "";
  }
  if (text) yield text;
}

/** Puts many rows into a table, given as `table (columns)`. */
export async function copyRows(tx: Tx, table: string, rows: Iterable<readonly CopyValue[]>): Promise<void> {
  const target = await tx.unsafe(`copy ${table} from stdin`).writable();
  await pipeline(Readable.from(lines(rows)), target);
}
