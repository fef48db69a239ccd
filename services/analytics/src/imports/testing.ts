import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestDatabase, testDatabase } from "@vigie/db/testing";
import type { SourceId } from "./fields.ts";
import { type ImportRequest, importFile, type Summary } from "./import.ts";
import type { Mapping } from "./mapping.ts";

export const clock = () => new Date("2026-06-30T12:00:00Z");

/** A database and a folder for a test file that imports; `reset` empties the shop before each test. */
export interface Bench {
  db: TestDatabase;
  folder: string;
  put(name: string, content: string | Buffer): Promise<string>;
  bring(
    name: string,
    content: string | Buffer,
    mapping: Mapping | SourceId,
    more?: Partial<ImportRequest>,
  ): Promise<Summary>;
  lines(): Promise<Record<string, unknown>[]>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function createBench(): Promise<Bench> {
  const db = await testDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), "vigie-import-"));
  const put = async (name: string, content: string | Buffer) => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return file;
  };
  return {
    db,
    folder,
    put,
    bring: async (name, content, mapping, more = {}) => {
      const file = await put(name, content);
      return importFile(db.sql, clock, { file, name, mapping, scratch: folder, ...more });
    },
    lines: () => db.sql`
      select o.key, l.line_no, p.key as product, l.quantity, l.unit_price::text as price, l.total from shop.order_line l
      join shop.sales_order o on o.id = l.order_id join shop.product p on p.id = l.product_id order by o.key, p.key, l.line_no`,
    reset: async () => {
      await db.sql`truncate shop.sales_order, shop.order_line, shop.refund, shop.product, shop.customer, shop.stock_level, shop.ticket, shop.store,
        shop.warehouse, ops.waiting, ops.quarantine, ops.import, ops.dirty restart identity cascade`;
    },
    close: async () => {
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
