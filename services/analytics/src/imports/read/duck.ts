import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** A DuckDB of its own for one import, in a temporary file so that large inputs do not fill the memory. */
export interface Duck {
  run(sql: string): Promise<void>;
  rows<Row extends object>(sql: string): Promise<Row[]>;
  close(): void;
}

export const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;
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
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
