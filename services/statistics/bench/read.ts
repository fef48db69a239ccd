import { DuckDBInstance } from "@duckdb/node-api";

/** One labelled series of a benchmark file. */
export interface Labelled {
  name: string;
  values: number[];
  labels: boolean[];
}

/** Reads the series of a benchmark file (`series`, `timestamp`, `value`, `anomaly_window`), points in order of time. */
export async function readSeries(path: string): Promise<Labelled[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const rows = await connection.runAndReadAll(
      `select series, list(value order by timestamp, file_row_number), list(anomaly_window order by timestamp, file_row_number)
       from read_parquet($path, file_row_number = true) group by series order by series`,
      { path },
    );
    return rows.getRowsJS().map(([name, values, labels]) => ({
      name: String(name),
      values: values as unknown as number[],
      labels: labels as unknown as boolean[],
    }));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
