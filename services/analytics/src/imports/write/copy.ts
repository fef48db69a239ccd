import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Tx } from "@vigie/db";
import { type Duck, quoteText } from "../read/duck.ts";

/** Columns of the tables that are not staging tables of the same shape. */
const columnsOf: Record<string, string> = {
  "shop.order_line": "(order_id, line_no, product_id, quantity, unit_price, unit_cost, total)",
};

/** Copies the rows of a DuckDB query into a table, as CSV by way of a temporary file. */
export async function copyInto(tx: Tx, duck: Duck, table: string, query: string, scratch: string): Promise<void> {
  const file = `${scratch}/${table}.csv`;
  await duck.run(`copy (${query}) to ${quoteText(file)} (format csv, header false)`);
  const target = await tx.unsafe(`copy ${table} ${columnsOf[table] ?? ""} from stdin with (format csv)`).writable();
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), target);
  await rm(file);
}
