import { DuckDBInstance } from "@duckdb/node-api";

/** Recency in days up to 2011-12-10, invoices and money of each customer, by customer. */
export async function readRfm(path: string): Promise<[number[], number[], number[]]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const rows = await connection.runAndReadAll(
      `select date_diff('day', max(InvoiceDate::timestamp::date), date '2011-12-10')::double,
         count(distinct InvoiceNo)::double, round(sum(Quantity * UnitPrice), 2)::double
       from read_parquet($path) where Quantity > 0 and UnitPrice > 0 and CustomerID is not null
       group by CustomerID order by CustomerID`,
      { path },
    );
    const them = rows.getRowsJS() as number[][];
    return [0, 1, 2].map((at) => them.map((row) => row[at]!)) as [number[], number[], number[]];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
