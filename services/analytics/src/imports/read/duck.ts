import { rm, writeFile } from "node:fs/promises";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** A DuckDB of its own for one import, in a temporary file so that large inputs do not fill the memory. */
export interface Duck {
  run(sql: string): Promise<void>;
  rows<Row extends object>(sql: string): Promise<Row[]>;
  /** Makes a table of the given rows. */
  load(table: string, columns: string, rows: readonly (string | number | null)[][], scratch: string): Promise<void>;
  close(): void;
}

export const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;
const csvField = (value: string | number | null) =>
  typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : (value ?? "");

export const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`;

export async function openDuck(file: string): Promise<Duck> {
  const instance = await DuckDBInstance.create(file, {
    threads: "2",
    memory_limit: "2GB",
    preserve_insertion_order: "true",
  });
  const connection: DuckDBConnection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  return {
    run: async (sql) => void (await connection.run(sql)),
    rows: async <Row extends object>(sql: string) =>
      (await connection.runAndReadAll(sql)).getRowObjectsJson() as unknown as Row[],
    load: async (table, columns, rows, scratch) => {
      await connection.run(`create table ${table} (${columns})`);
      if (rows.length === 0) return;
      const file = `${scratch}/${table}.csv`;
      await writeFile(file, rows.map((row) => `${row.map(csvField).join(",")}\n`).join(""));
      await connection.run(
        `copy ${table} from ${quoteText(file)} (format csv, header false, auto_detect false, quote '"', escape '"')`,
      );
      await rm(file);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
