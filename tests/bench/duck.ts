import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

export type Cell = string | number | bigint | null;

export interface Duck {
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<Cell[][]>;
  close(): void;
}

/** Opens a DuckDB file with as many threads as the machine under test has cores for it. */
export async function openDuck(file: string, threads: number): Promise<Duck> {
  const instance = await DuckDBInstance.create(file, { threads: String(threads), memory_limit: "8GB" });
  const connection: DuckDBConnection = await instance.connect();
  await connection.run("set timezone = 'UTC'");
  return {
    async run(sql) {
      await connection.run(sql);
    },
    async rows(sql) {
      return (await connection.runAndReadAll(sql)).getRows() as Cell[][];
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
