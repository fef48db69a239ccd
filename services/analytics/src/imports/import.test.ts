import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { reconcile } from "../rollups/index.ts";
import type { SourceId } from "./fields.ts";
import { type ImportRequest, importFile } from "./import.ts";
import { loadPreset, type Mapping, parseMapping } from "./mapping.ts";
import { exportQuarantine, listQuarantine, replayQuarantine } from "./quarantine.ts";
import { openDuck } from "./read/duck.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;
let folder: string;
const clock = () => new Date("2026-06-30T12:00:00Z");

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), "vigie-import-"));
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await db.sql`truncate shop.sales_order, shop.order_line, shop.refund, shop.product, shop.customer, shop.stock_level, shop.store, shop.warehouse,
    ops.waiting, ops.quarantine, ops.import, ops.dirty restart identity cascade`;
});

async function put(name: string, content: string | Buffer): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

async function bring(
  name: string,
  content: string | Buffer,
  mapping: Mapping | SourceId,
  more: Partial<ImportRequest> = {},
) {
  const file = await put(name, content);
  return importFile(db.sql, clock, { file, name, mapping, scratch: folder, ...more });
}

const productsCsv =
  "product_id,name,category,brand,price,cost\nP1,Mug,Kitchen,Acme,4.995,2\nP2,Bowl,Kitchen,Acme,10,6.5\n";
const ordersHeader = "order_id,customer_id,product_id,quantity,order_date,shipping_address\n";
const ordersCsv = `${ordersHeader}O1,C1,P1,3,2026-06-01 10:00:00,"1 High St, Leeds"\nO1,C1,P2,1,2026-06-01 10:00:00,"1 High St, Leeds"\nO2,,P2,2,2026-06-02,\n`;

const lines = () => db.sql`
  select o.key, l.line_no, p.key as product, l.quantity, l.unit_price::text as price, l.total from shop.order_line l
  join shop.sales_order o on o.id = l.order_id join shop.product p on p.id = l.product_id order by o.key, p.key, l.line_no`;

test("a line takes the product's price, and its total is rounded once, a half to even", async () => {
  await bring("products.csv", productsCsv, "products");
  const summary = await bring("orders.csv", ordersCsv, "orders");
  expect(summary).toMatchObject({ rows_read: 3, rows_written: 3, rows_rejected: 0 });
  expect((await lines()).map((row) => [row["key"], row["product"], row["total"]])).toEqual([
    ["O1", "P1", 1498],
    ["O1", "P2", 1000],
    ["O2", "P2", 2000],
  ]);
});

test("the same file twice changes nothing", async () => {
  await bring("products.csv", productsCsv, "products");
  await bring("orders.csv", ordersCsv, "orders");
  const before = await db.sql`select * from shop.order_line order by 1, 2`;
  expect(await bring("orders.csv", ordersCsv, "orders")).toMatchObject({ rows_written: 0, rows_unchanged: 3 });
  expect(await bring("products.csv", productsCsv, "products")).toMatchObject({ rows_written: 0, rows_unchanged: 2 });
  expect(await db.sql`select * from shop.order_line order by 1, 2`).toEqual(before);
});

test("the order of files does not matter: a line waits for its product and is not lost", async () => {
  const inventory = "product_id,warehouse_id,stock_quantity,last_updated\nP1,W1,7,2026-06-01\n";
  expect(await bring("orders.csv", ordersCsv, "orders")).toMatchObject({ rows_waiting: 3, rows_written: 0 });
  expect(await bring("inventory.csv", inventory, "inventory")).toMatchObject({ rows_waiting: 1 });
  expect(await bring("products.csv", productsCsv, "products")).toMatchObject({ rows_written: 2, released: 4 });
  expect((await lines()).map((row) => row["total"])).toEqual([1498, 1000, 2000]);
  expect(await db.sql`select quantity from shop.stock_level`).toEqual([{ quantity: 7 }]);
  expect((await db.sql`select count(*)::int as n from ops.waiting`)[0]?.["n"]).toBe(0);
  expect(await bring("orders.csv", ordersCsv, "orders")).toMatchObject({ rows_written: 0, rows_unchanged: 3 });
  expect((await reconcile(db.sql, clock)).clean).toBe(true);
});

test("an edited line is written, and the order's total follows", async () => {
  await bring("products.csv", productsCsv, "products");
  await bring("orders.csv", ordersCsv, "orders");
  const edited = ordersCsv.replace("P2,2,2026-06-02", "P2,5,2026-06-02");
  expect(await bring("orders.csv", edited, "orders")).toMatchObject({ rows_written: 1, rows_unchanged: 2 });
  expect((await db.sql`select total from shop.sales_order where key = 'O2'`)[0]?.["total"]).toBe(5000);
});

test("a broken file brings what is good in, and each bad row goes to quarantine with line, field and reason", async () => {
  await bring("products.csv", productsCsv, "products");
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
  const summary = await bring("broken.csv", `${ordersHeader}${rows.join("\n")}\n`, "orders");
  const { rows: quarantined } = await listQuarantine(db.sql, { limit: 100 });
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
  expect((await lines()).map((row) => row["key"])).toEqual(["O1", "O10", "O12"]);
  expect(summary).toMatchObject({ rows_read: 15, rows_written: 3, rows_unchanged: 1, rows_rejected: 11 });
  expect(await bring("broken.csv", `${ordersHeader}${rows.join("\n")}\n`, "orders")).toMatchObject({ rows_written: 0 });
  expect((await listQuarantine(db.sql, { limit: 100 })).total).toBe(11);
});

test("a gzip file that breaks off gives what it holds, and says where it ended", async () => {
  await bring("products.csv", productsCsv, "products");
  const many = Array.from(
    { length: 20_000 },
    (_, n) =>
      `O${n},C${n % 97},P1,${1 + (n % 5)},2026-06-01T00:00:${String(n % 60).padStart(2, "0")}Z,street ${(n * 7919) % 10_007}`,
  );
  const whole = gzipSync(`${ordersHeader}${many.join("\n")}\n`);
  const summary = await bring("cut.csv.gz", whole.subarray(0, Math.floor(whole.length * 0.6)), "orders");
  expect(summary.rows_written).toBeGreaterThan(5_000);
  expect(summary.rows_written).toBeLessThan(20_000);
  expect(summary.rejected_by_reason).toMatchObject({ truncated_file: 1 });
  expect(await bring("whole.csv.gz", whole, "orders")).toMatchObject({
    rows_read: 20_000,
    rows_rejected: 0,
    rows_unchanged: summary.rows_written,
  });
});

test("a missing column is an error for the file that names the column and what there is", async () => {
  await expect(
    bring("short.csv", "order_id,customer_id,product_id,order_date\nO1,C1,P1,2026-06-01\n", "orders"),
  ).rejects.toMatchObject({
    code: "invalid_input",
    faults: [{ field: "quantity", mend: expect.stringContaining("order_id, customer_id, product_id, order_date") }],
  });
  const [row] = await db.sql`select state, error from ops.import order by id desc limit 1`;
  expect(row === undefined || row["state"] === "failed").toBe(true);
});

test.each(["", "\n\n", "PAR1nonsense", "{", "[1, 2"])(
  "a file that is nothing (%j) is refused with a clear error, not a crash",
  async (content) => {
    await expect(bring("nothing.bin", content, "orders")).rejects.toMatchObject({ code: "invalid_input" });
  },
);

test("a dry run says what would happen and writes nothing", async () => {
  const summary = await bring("orders.csv", `${ordersCsv}O3,C1,P1,0,2026-06-01,x\n`, "orders", { dryRun: true });
  expect(summary).toMatchObject({
    dry_run: true,
    rows_read: 4,
    rows_rejected: 1,
    rejected_by_reason: { quantity_not_positive: 1 },
  });
  const [counts] =
    await db.sql`select (select count(*)::int from shop.sales_order) + (select count(*)::int from ops.import) + (select count(*)::int from ops.quarantine) as n`;
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
  const parquet = path.join(folder, "orders.parquet");
  const duck = await openDuck(":memory:");
  await writeFile(path.join(folder, "source.json"), JSON.stringify(records));
  await duck.run(`copy (select * from read_json('${folder}/source.json')) to '${parquet}' (format parquet)`);
  duck.close();
  const { readFile } = await import("node:fs/promises");
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
  await bring("products.csv", productsCsv, "products");
  expect(await bring(...files[0]!, "orders")).toMatchObject({ rows_written: 2, rows_rejected: 0 });
  for (const [name, content] of files.slice(1)) {
    expect([name, await bring(name, content, "orders")]).toMatchObject([
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
  expect(await bring("uci.csv", header + body, mapping)).toMatchObject({ rows_written: 2, rows_rejected: 1 });
  const csv = await exportQuarantine(db.sql, {});
  const corrected = await put("corrected.csv", csv.replace(",x,", ",2,"));
  const [summary] = await replayQuarantine({ sql: db.sql, clock, scratch: folder }, corrected);
  expect(summary).toMatchObject({ rows_read: 1, rows_written: 1, rows_rejected: 0 });
  expect((await lines()).map((row) => [row["line_no"], row["quantity"]])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  expect((await listQuarantine(db.sql, { limit: 10 })).total).toBe(0);
  expect(await bring("uci.csv", (header + body).replace(",x,", ",2,"), mapping)).toMatchObject({
    rows_written: 0,
    rows_unchanged: 3,
  });
});

test("returns, free lines, adjustments and repeated lines are facts", async () => {
  const header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
  const body = [
    "1,A,Ant,2,12/1/2010 8:26,2.50,9,France",
    "1,A,Ant,2,12/1/2010 8:26,2.50,9,France",
    "1,B,Gift,1,12/1/2010 8:26,0,9,France",
    "C2,A,Ant,-1,12/2/2010 8:26,2.50,9,France",
    "A3,C,Adjust bad debt,1,12/3/2010 8:26,-5.00,,France",
  ].join("\n");
  expect(await bring("uci.csv", `${header}${body}\n`, await loadPreset("uci-online-retail"))).toMatchObject({
    rows_written: 5,
    rows_rejected: 0,
  });
  await reconcile(db.sql, clock);
  const [sums] =
    await db.sql`select sum(gross)::int as gross, sum(refunds)::int as refunds, sum(adjustments)::int as adjustments, sum(orders)::int as orders, sum(units)::int as units from mart.cell where rollup = 'month_store'`;
  expect(sums).toEqual({ gross: 1000, refunds: 250, adjustments: -500, orders: 1, units: 4 });
});

test("the Shopify export: order columns on the first row, refunds, discounts, an item without SKU", async () => {
  const csv = [
    "Name,Email,Financial Status,Paid at,Currency,Subtotal,Total,Discount Code,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Shipping City,Shipping Country,Shipping Province,Cancelled at,Payment Method,Refunded Amount,Vendor,Source",
    "#1001,ann@example.com,paid,2026-01-05 14:33:10 -0500,USD,35.00,40.00,,2026-01-05 14:33:02 -0500,2,Blue shirt,10.00,SKU-1,0.00,Boston,US,MA,,visa,5.00,Acme,web",
    "#1001,ann@example.com,,,,,,,2026-01-05 14:33:02 -0500,1,Gift card,15.00,,1.50,,,,,,,Acme,",
  ].join("\n");
  const mapping = { ...(await loadPreset("shopify-orders")), currency: "USD" };
  expect(await bring("shopify.csv", csv, mapping)).toMatchObject({ rows_written: 2, rows_rejected: 0 });
  expect((await lines()).map((row) => [row["product"], row["quantity"], row["total"]])).toEqual([
    ["Gift card", 1, 1350],
    ["SKU-1", 2, 2000],
  ]);
  const [order] = await db.sql`select o.*, s.currency from shop.sales_order o join shop.store s on s.id = o.store_id`;
  expect(order).toMatchObject({
    ordered_at: new Date("2026-01-05T19:33:02Z"),
    country: "US",
    city: "Boston",
    currency: "USD",
    total: 3350,
  });
  expect((await db.sql`select amount from shop.refund`)[0]?.["amount"]).toBe(500);
  expect(await bring("shopify.csv", csv, mapping)).toMatchObject({ rows_written: 0, rows_unchanged: 2 });
});

test("the WooCommerce export with one row an item", async () => {
  const csv = [
    "order_id,order_number,date,status,currency,payment_method,customer_id,billing_email,shipping_city,shipping_country,item_id,item_name,item_sku,item_quantity,item_total",
    "77,77,2026-03-01 09:15:00,completed,EUR,stripe,12,bob@example.com,Lyon,FR,1,Lamp,L-1,3,29.97",
    "77,77,2026-03-01 09:15:00,completed,EUR,stripe,12,bob@example.com,Lyon,FR,2,Bulb,,1,4.00",
  ].join("\n");
  expect(await bring("woo.csv", csv, await loadPreset("woocommerce-orders"))).toMatchObject({
    rows_written: 2,
    rows_rejected: 0,
  });
  expect((await lines()).map((row) => [row["price"], row["total"]])).toEqual([
    ["4.000000", 400],
    ["9.990000", 2997],
  ]);
});

test("an order in another currency than its store's is rejected with the mend", async () => {
  const mapping = parseMapping({
    source: "orders",
    columns: { order_id: "o", product_id: "p", quantity: "q", order_date: "d", unit_price: "u", currency: "c" },
    create_products: true,
  });
  const summary = await bring(
    "mixed.csv",
    "o,p,q,d,u,c\n1,A,1,2026-01-01,5,EUR\n2,A,1,2026-01-01,5,USD\n3,A,1,2026-01-01,5,XXZ\n",
    mapping,
  );
  expect(summary).toMatchObject({ rows_written: 1, rejected_by_reason: { currency_differs: 2 } });
  expect((await listQuarantine(db.sql, { limit: 9 })).rows[0]?.message).toContain("give it a store of its own");
});

test("local times are read in the mapping's time zone, also when the clocks change", async () => {
  const mapping = parseMapping({
    source: "orders",
    columns: { order_id: "o", product_id: "p", quantity: "q", order_date: "d", unit_price: "u" },
    time_zone: "Europe/Paris",
    date_format: "%d/%m/%Y %H:%M",
    create_products: true,
  });
  await bring("zone.csv", "o,p,q,d,u\n1,A,1,28/03/2026 23:30,5\n2,A,1,29/03/2026 23:30,5\n", mapping);
  const rows = await db.sql`select ordered_at from shop.sales_order order by key`;
  expect(rows.map((row) => row["ordered_at"].toISOString())).toEqual([
    "2026-03-28T22:30:00.000Z",
    "2026-03-29T21:30:00.000Z",
  ]);
});

test("a mapping with an unknown field or time zone says which", () => {
  expect(() => parseMapping({ source: "orders", columns: { order_id: "a", prodct_id: "b" } })).toThrow("prodct_id");
  expect(() =>
    parseMapping({ source: "products", columns: { product_id: "a", name: "b" }, time_zone: "Mars/Base" }),
  ).toThrow("Mars/Base");
  expect(() => parseMapping({ source: "nothing", columns: {} })).toThrow("source");
});
