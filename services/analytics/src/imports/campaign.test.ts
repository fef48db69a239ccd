import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parseConfig } from "../config.ts";
import { replayQuarantine } from "../operations/index.ts";
import { inspectFile } from "./inspect.ts";
import { loadPreset } from "./mapping.ts";
import { exportQuarantine, readCorrected } from "./quarantine.ts";
import { type Bench, clock, createBench } from "./testing.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.reset();
  await bench.bring("products.csv", "product_id,name,category,brand,price,cost\nP1,Mug,,,5,2\n", "products");
});

const header = "order_id,customer_id,product_id,quantity,order_date,shipping_address,coupon,campaign\n";
const line = (order: string, coupon: string, campaign: string, quantity = "1") =>
  `${order},C1,P1,${quantity},2026-06-01,,${coupon},${campaign}\n`;
const orders = async () =>
  (await bench.db.sql`select key, coupon, campaign from shop.sales_order order by key`).map((row) => [
    row["key"],
    row["coupon"],
    row["campaign"],
  ]);

test("an imported order keeps its campaign; a file without that column does not take it away", async () => {
  const csv = header + line("O1", "", "spring") + line("O2", "SUN10", "");
  expect(await bench.bring("orders.csv", csv, "orders")).toMatchObject({ rows_written: 2, rows_rejected: 0 });
  const told = [
    ["O1", null, "spring"],
    ["O2", "SUN10", null],
  ];
  expect(await orders()).toEqual(told);
  expect(await bench.bring("orders.csv", csv, "orders")).toMatchObject({ rows_written: 0, rows_unchanged: 2 });
  const without = "order_id,customer_id,product_id,quantity,order_date,shipping_address\nO1,C1,P1,1,2026-06-01,\n";
  expect(await bench.bring("plain.csv", without, "orders")).toMatchObject({ rows_written: 0, rows_unchanged: 1 });
  expect(await orders()).toEqual(told);
});

test("an order whose campaign or coupon a file changes is counted anew, and no other", async () => {
  await bench.bring("orders.csv", header + line("O1", "", "spring") + line("O2", "SUN10", ""), "orders");
  for (const changed of [line("O1", "", "summer"), line("O1", "SUN20", "summer")]) {
    await bench.db.sql`truncate ops.dirty`;
    const csv = header + changed + line("O2", "SUN10", "");
    expect(await bench.bring("orders.csv", csv, "orders")).toMatchObject({ rows_written: 1, rows_unchanged: 1 });
    const dirty = await bench.db
      .sql`select distinct o.key from ops.dirty d join shop.sales_order o on o.id = d.fact_id`;
    expect(dirty.map((row) => row["key"])).toEqual(["O1"]);
  }
});

test("a row corrected in quarantine brings its campaign", async () => {
  await bench.bring("orders.csv", header + line("O1", "", "spring", "none"), "orders");
  const csv = (await exportQuarantine(bench.db.sql, {})).replace(",none,", ",2,");
  const rows = await readCorrected(bench.db.sql, await bench.put("corrected.csv", csv));
  const config = parseConfig({}, bench.folder);
  await replayQuarantine({ sql: bench.db.sql, clock, scratch: bench.folder, config }, rows);
  expect(await orders()).toEqual([["O1", null, "spring"]]);
});

test("utm_campaign is taken for the campaign in a draft, and WooCommerce's attribution by its preset", async () => {
  const file = await bench.put("export.csv", "order_id,sku,qty,date,utm_campaign\n1,P1,1,2026-06-01,spring\n");
  expect((await inspectFile(file, bench.folder)).mapping).toContain("campaign: utm_campaign");
  const csv = [
    "order_id,order_number,date,currency,customer_id,item_id,item_name,item_sku,item_quantity,item_total,meta:_wc_order_attribution_utm_campaign",
    "77,77,2026-03-01 09:15:00,EUR,12,1,Lamp,L-1,3,29.97,black-week",
  ].join("\n");
  expect(await bench.bring("woo.csv", csv, await loadPreset("woocommerce-orders"))).toMatchObject({ rows_written: 1 });
  expect(await orders()).toEqual([["77", null, "black-week"]]);
});
