import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Tx } from "@vigie/db";
import { type Duck, quoteText } from "../read/duck.ts";

/** Copies the rows of a DuckDB query into a staging table, as CSV by way of a temporary file. */
export async function copyInto(tx: Tx, duck: Duck, table: string, query: string, scratch: string): Promise<void> {
  const file = `${scratch}/${table}.csv`;
  await duck.run(`copy (${query}) to ${quoteText(file)} (format csv, header false)`);
  const target = await tx.unsafe(`copy ${table} from stdin with (format csv)`).writable();
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), target);
  await rm(file);
}
