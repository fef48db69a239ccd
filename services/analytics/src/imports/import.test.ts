import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parseConfig } from "../config.ts";
import { replayQuarantine } from "../operations/index.ts";
import { reconcile } from "../rollups/index.ts";
import { loadPreset } from "./mapping.ts";
import { exportQuarantine, listQuarantine, readCorrected } from "./quarantine.ts";
import { openDuck } from "./read/duck.ts";
import { type Bench, clock, createBench } from "./testing.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.reset());

const productsCsv =
  "product_id,name,category,brand,price,cost\nP1,Mug,Kitchen,Acme,4.995,2\nP2,Bowl,Kitchen,Acme,10,6.5\n";
const ordersHeader = "order_id,customer_id,product_id,quantity,order_date,shipping_address\n";
const ordersCsv = `${ordersHeader}O1,C1,P1,3,2026-06-01 10:00:00,"1 High St, Leeds"\nO1,C1,P2,1,2026-06-01 10:00:00,"1 High St, Leeds"\nO2,,P2,2,2026-06-02,\n`;

test("a line takes the product's price, and its total is rounded once, a half to even", async () => {
  await bench.bring("products.csv", productsCsv, "products");
  const summary = await bench.bring("orders.csv", ordersCsv, "orders");
  expect(summary).toMatchObject({ rows_read: 3, rows_written: 3, rows_rejected: 0 });
  expect((await bench.lines()).map((row) => [row["key"], row["product"], row["total"]])).toEqual([
    ["O1", "P1", 1498],
    ["O1", "P2", 1000],
    ["O2", "P2", 2000],
  ]);
});

test("the same file twice changes nothing", async () => {
  await bench.bring("products.csv", productsCsv, "products");
  await bench.bring("orders.csv", ordersCsv, "orders");
  const before = await bench.db.sql`select * from shop.order_line order by 1, 2`;
  expect(await bench.bring("orders.csv", ordersCsv, "orders")).toMatchObject({ rows_written: 0, rows_unchanged: 3 });
  expect(await bench.bring("products.csv", productsCsv, "products")).toMatchObject({
    rows_written: 0,
    rows_unchanged: 2,
  });
  expect(await bench.db.sql`select * from shop.order_line order by 1, 2`).toEqual(before);
});

test("the order of files does not matter: a line waits for its product and is not lost", async () => {
  const inventory = "product_id,warehouse_id,stock_quantity,last_updated\nP1,W1,7,2026-06-01\n";
  expect(await bench.bring("orders.csv", ordersCsv, "orders")).toMatchObject({ rows_waiting: 3, rows_written: 0 });
  expect(await bench.bring("inventory.csv", inventory, "inventory")).toMatchObject({ rows_waiting: 1 });
  expect(await bench.bring("products.csv", productsCsv, "products")).toMatchObject({ rows_written: 2, released: 4 });
  expect((await bench.lines()).map((row) => row["total"])).toEqual([1498, 1000, 2000]);
  expect(await bench.db.sql`select quantity from shop.stock_level`).toEqual([{ quantity: 7 }]);
  expect((await bench.db.sql`select count(*)::int as n from ops.waiting`)[0]?.["n"]).toBe(0);
  expect(await bench.bring("orders.csv", ordersCsv, "orders")).toMatchObject({ rows_written: 0, rows_unchanged: 3 });
  expect((await reconcile(bench.db.sql, clock)).clean).toBe(true);
});

test("two imports of the same orders at the same time make each order once", async () => {
  await bench.bring("products.csv", productsCsv, "products");
  const many = Array.from({ length: 500 }, (_, n) => `O${n},C${n % 40},P${1 + (n % 2)},${1 + (n % 3)},2026-06-01,x`);
  const shuffled = [...many].reverse();
  const both = await Promise.all(
    [many, shuffled].map((rows, n) => bench.bring(`part-${n}.csv`, `${ordersHeader}${rows.join("\n")}\n`, "orders")),
  );
  expect(both.map((summary) => summary.rows_rejected)).toEqual([0, 0]);
  const [counted] = await bench.db
    .sql`select count(*)::int as lines, count(distinct order_id)::int as orders from shop.order_line`;
  expect(counted).toEqual({ lines: 500, orders: 500 });
  expect((await reconcile(bench.db.sql, clock)).clean).toBe(true);
});

test("an edited line is written, and the order's total follows", async () => {
  await bench.bring("products.csv", productsCsv, "products");
  await bench.bring("orders.csv", ordersCsv, "orders");
  const edited = ordersCsv.replace("P2,2,2026-06-02", "P2,5,2026-06-02");
  expect(await bench.bring("orders.csv", edited, "orders")).toMatchObject({ rows_written: 1, rows_unchanged: 2 });
  expect((await bench.db.sql`select total from shop.sales_order where key = 'O2'`)[0]?.["total"]).toBe(5000);
});

test("a broken file brings what is good in, and each bad row goes to quarantine with line, field and reason", async () => {
  await bench.bring("products.csv", productsCsv, "products");
  const rows = [
    "O1,C1,P1,1,2026-06-01,x", // 2
    "O2,C1,P1,1,2026-02-30,x", // 3
    "O3,C1,P1,-2,2026-06-01,x", // 4
    "O4,C1,P1,zwei,2026-06-01,x", // 5
    "O5,C1,P1,1,1899-01-01,x", // 6
    ",C1,P1,1,2026-06-01,x", // 7
    "O6,C1,P1,1", // 8
    "O7,C1,P1,1,2026-06-01,a\u0000b", // 9
    `O8,C1,P1,1,2026-06-01,${"x".repeat(10_000_000)}`, // 10
    'O9,C1,P1,1,2026-06-01,"never closed', // 11
    "O10,C1,P1,1,2026-06-01,x", // 12
    "O10,C1,P1,9,2026-06-01,x", // 13
    "O10,C1,P1,1,2026-06-01,x", // 14
    "O11,C1,P1,1,2031-01-01,x", // 15
    "O12,C1,P1,1,2026-06-01,café", // 16
  ];
  const summary = await bench.bring("broken.csv", `${ordersHeader}${rows.join("\n")}\n`, "orders");
  const { rows: quarantined } = await listQuarantine(bench.db.sql, { limit: 100 });
  expect(
    quarantined.map((row) => [row.line, row.field, row.reason]).sort((a, b) => Number(a[0]) - Number(b[0])),
  ).toEqual([
    [3, "order_date", "bad_date"],
    [4, "quantity", "quantity_not_positive"],
    [5, "quantity", "not_a_whole_number"],
    [6, "order_date", "impossible_date"],
    [7, "order_id", "missing_value"],
    [8, null, "wrong_column_count"],
    [9, null, "nul_byte"],
    [10, null, "line_too_long"],
    [11, null, "unclosed_quote"],
    [13, null, "conflicting_duplicate"],
    [15, "order_date", "impossible_date"],
  ]);
  expect((await bench.lines()).map((row) => row["key"])).toEqual(["O1", "O10", "O12"]);
  expect(summary).toMatchObject({ rows_read: 15, rows_written: 3, rows_unchanged: 1, rows_rejected: 11 });
  expect(await bench.bring("broken.csv", `${ordersHeader}${rows.join("\n")}\n`, "orders")).toMatchObject({
    rows_written: 0,
  });
  expect((await listQuarantine(bench.db.sql, { limit: 100 })).total).toBe(11);
});

test("a gzip file that breaks off gives what it holds, and says where it ended", async () => {
  await bench.bring("products.csv", productsCsv, "products");
  const many = Array.from(
    { length: 20_000 },
    (_, n) =>
      `O${n},C${n % 97},P1,${1 + (n % 5)},2026-06-01T00:00:${String(n % 60).padStart(2, "0")}Z,street ${(n * 7919) % 10_007}`,
  );
  const whole = gzipSync(`${ordersHeader}${many.join("\n")}\n`);
  const summary = await bench.bring("cut.csv.gz", whole.subarray(0, Math.floor(whole.length * 0.6)), "orders");
  expect(summary.rows_written).toBeGreaterThan(5_000);
  expect(summary.rows_written).toBeLessThan(20_000);
  expect(summary.rejected_by_reason).toMatchObject({ truncated_file: 1 });
  expect(await bench.bring("whole.csv.gz", whole, "orders")).toMatchObject({
    rows_read: 20_000,
    rows_rejected: 0,
    rows_unchanged: summary.rows_written,
  });
});

test.each([
  ["1.5", "not_a_whole_number"],
  ["NaN", "not_a_whole_number"],
  ["Infinity", "not_a_whole_number"],
  ["9999999999999999999999", "not_a_whole_number"],
  ["9999999999", "out_of_range"],
  ["0", "quantity_not_positive"],
  ["", "missing_value"],
])("a quantity of %j is no quantity: %s", async (quantity, reason) => {
  await bench.bring("products.csv", productsCsv, "products");
  const summary = await bench.bring(
    "orders.csv",
    `${ordersHeader}O1,C1,P1,${quantity},2026-06-01,x\nO2,C1,P1,2.0,2026-06-01,x\n`,
    "orders",
  );
  expect(summary).toMatchObject({ rows_written: 1, rejected_by_reason: { [reason]: 1 } });
});

test("a missing column is an error for the file that names the column and what there is", async () => {
  await expect(
    bench.bring("short.csv", "order_id,customer_id,product_id,order_date\nO1,C1,P1,2026-06-01\n", "orders"),
  ).rejects.toMatchObject({
    code: "invalid_input",
    faults: [{ field: "quantity", mend: expect.stringContaining("order_id, customer_id, product_id, order_date") }],
  });
  const [row] = await bench.db.sql`select state, error from ops.import order by id desc limit 1`;
  expect(row === undefined || row["state"] === "failed").toBe(true);
});

test.each(["", "\n\n", "PAR1nonsense", "{", "[1, 2"])(
  "a file that is nothing (%j) is refused with a clear error, not a crash",
  async (content) => {
    await expect(bench.bring("nothing.bin", content, "orders")).rejects.toMatchObject({ code: "invalid_input" });
  },
);

test("a dry run says what would happen and writes nothing", async () => {
  const summary = await bench.bring("orders.csv", `${ordersCsv}O3,C1,P1,0,2026-06-01,x\n`, "orders", { dryRun: true });
  expect(summary).toMatchObject({
    dry_run: true,
    rows_read: 4,
    rows_rejected: 1,
    rejected_by_reason: { quantity_not_positive: 1 },
  });
  const [counts] = await bench.db
    .sql`select (select count(*)::int from shop.sales_order) + (select count(*)::int from ops.import) + (select count(*)::int from ops.quarantine) as n`;
  expect(counts?.["n"]).toBe(0);
});

test("CSV, JSON, JSON lines and Parquet, plain and gzip, give the same facts", async () => {
  const records = [
    {
      order_id: "O1",
      customer_id: "C1",
      product_id: "P1",
      quantity: 3,
      order_date: "2026-06-01T10:00:00Z",
      shipping_address: 'a "b", c',
    },
    {
      order_id: "O2",
      customer_id: null,
      product_id: "P2",
      quantity: 2,
      order_date: "2026-06-02T10:00:00Z",
      shipping_address: null,
    },
  ];
  const csv = `${ordersHeader}O1,C1,P1,3,2026-06-01T10:00:00Z,"a ""b"", c"\nO2,,P2,2,2026-06-02T10:00:00Z,\n`;
  const parquet = path.join(bench.folder, "orders.parquet");
  const duck = await openDuck(":memory:");
  await writeFile(path.join(bench.folder, "source.json"), JSON.stringify(records));
  await duck.run(`copy (select * from read_json('${bench.folder}/source.json')) to '${parquet}' (format parquet)`);
  duck.close();
  const jsonl = records.map((record) => JSON.stringify(record)).join("\n");
  const files: [string, string | Buffer][] = [
    ["a.csv", csv],
    ["b.json", JSON.stringify(records, null, 2)],
    ["c.jsonl", jsonl],
    ["d.parquet", await readFile(parquet)],
    ["e.csv.gz", gzipSync(csv)],
    ["f.json.gz", gzipSync(JSON.stringify(records))],
    ["g.tsv", csv.replaceAll(",", "\t").replace('"a ""b""\t c"', '"a ""b"", c"')],
    ["h.csv", csv.replaceAll(",", ";").replace('""; c', '"", c').replaceAll("\n", "\r\n")],
  ];
  await bench.bring("products.csv", productsCsv, "products");
  expect(await bench.bring(...files[0]!, "orders")).toMatchObject({ rows_written: 2, rows_rejected: 0 });
  for (const [name, content] of files.slice(1)) {
    expect([name, await bench.bring(name, content, "orders")]).toMatchObject([
      name,
      { rows_written: 0, rows_unchanged: 2, rows_rejected: 0 },
    ]);
  }
});

test("quarantined rows are exported, corrected and replayed; a line keeps its place in its order", async () => {
  const mapping = { ...(await loadPreset("uci-online-retail")) };
  const header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
  const body =
    "1,A,Ant,1,2011-01-05 10:00,2.50,9,France\n1,A,Ant,x,2011-01-05 10:00,2.50,9,France\n1,A,Ant,3,2011-01-05 10:00,2.50,9,France\n";
  expect(await bench.bring("uci.csv", header + body, mapping)).toMatchObject({ rows_written: 2, rows_rejected: 1 });
  const csv = await exportQuarantine(bench.db.sql, {});
  const corrected = await bench.put("corrected.csv", csv.replace(",x,", ",2,"));
  const rows = await readCorrected(bench.db.sql, corrected);
  const config = parseConfig({}, bench.folder);
  const { summaries } = await replayQuarantine({ sql: bench.db.sql, clock, scratch: bench.folder, config }, rows);
  const [summary] = summaries;
  expect(summary).toMatchObject({ rows_read: 1, rows_written: 1, rows_rejected: 0 });
  expect((await bench.lines()).map((row) => [row["line_no"], row["quantity"]])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  expect((await listQuarantine(bench.db.sql, { limit: 10 })).total).toBe(0);
  expect(await bench.bring("uci.csv", (header + body).replace(",x,", ",2,"), mapping)).toMatchObject({
    rows_written: 0,
    rows_unchanged: 3,
  });
});
