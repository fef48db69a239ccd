import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { reconcile } from "../rollups/index.ts";
import { loadPreset, parseMapping } from "./mapping.ts";
import { listQuarantine } from "./quarantine.ts";
import { type Bench, clock, createBench } from "./testing.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.reset());

test("returns, free lines, adjustments and repeated lines are facts", async () => {
  const header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
  const body = [
    "1,A,Ant,2,12/1/2010 8:26,2.50,9,France",
    "1,A,Ant,2,12/1/2010 8:26,2.50,9,France",
    "1,B,Gift,1,12/1/2010 8:26,0,9,France",
    "C2,A,Ant,-1,12/2/2010 8:26,2.50,9,France",
    "A3,C,Adjust bad debt,1,12/3/2010 8:26,-5.00,,France",
  ].join("\n");
  expect(await bench.bring("uci.csv", `${header}${body}\n`, await loadPreset("uci-online-retail"))).toMatchObject({
    rows_written: 5,
    rows_rejected: 0,
  });
  await reconcile(bench.db.sql, clock);
  const [sums] = await bench.db
    .sql`select sum(gross)::int as gross, sum(refunds)::int as refunds, sum(adjustments)::int as adjustments, sum(orders)::int as orders, sum(units)::int as units from mart.cell where rollup = 'month_store'`;
  expect(sums).toEqual({ gross: 1000, refunds: 250, adjustments: -500, orders: 1, units: 4 });
});

test("the Shopify export: order columns on the first row, refunds, discounts, an item without SKU", async () => {
  const csv = [
    "Name,Email,Financial Status,Paid at,Currency,Subtotal,Total,Discount Code,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Shipping City,Shipping Country,Shipping Province,Cancelled at,Payment Method,Refunded Amount,Vendor,Source",
    "#1001,ann@example.com,paid,2026-01-05 14:33:10 -0500,USD,35.00,40.00,,2026-01-05 14:33:02 -0500,2,Blue shirt,10.00,SKU-1,0.00,Boston,US,MA,,visa,5.00,Acme,web",
    "#1001,ann@example.com,,,,,,,2026-01-05 14:33:02 -0500,1,Gift card,15.00,,1.50,,,,,,,Acme,",
  ].join("\n");
  const mapping = { ...(await loadPreset("shopify-orders")), currency: "USD" };
  expect(await bench.bring("shopify.csv", csv, mapping)).toMatchObject({ rows_written: 2, rows_rejected: 0 });
  expect((await bench.lines()).map((row) => [row["product"], row["quantity"], row["total"]])).toEqual([
    ["Gift card", 1, 1350],
    ["SKU-1", 2, 2000],
  ]);
  const [order] = await bench.db
    .sql`select o.*, s.currency from shop.sales_order o join shop.store s on s.id = o.store_id`;
  expect(order).toMatchObject({
    ordered_at: new Date("2026-01-05T19:33:02Z"),
    country: "US",
    city: "Boston",
    currency: "USD",
    total: 3350,
  });
  expect((await bench.db.sql`select amount from shop.refund`)[0]?.["amount"]).toBe(500);
  expect(await bench.bring("shopify.csv", csv, mapping)).toMatchObject({ rows_written: 0, rows_unchanged: 2 });
});

test("the WooCommerce export with one row an item", async () => {
  const csv = [
    "order_id,order_number,date,status,currency,payment_method,customer_id,billing_email,shipping_city,shipping_country,item_id,item_name,item_sku,item_quantity,item_total",
    "77,77,2026-03-01 09:15:00,completed,EUR,stripe,12,bob@example.com,Lyon,FR,1,Lamp,L-1,3,29.97",
    "77,77,2026-03-01 09:15:00,completed,EUR,stripe,12,bob@example.com,Lyon,FR,2,Bulb,,1,4.00",
  ].join("\n");
  expect(await bench.bring("woo.csv", csv, await loadPreset("woocommerce-orders"))).toMatchObject({
    rows_written: 2,
    rows_rejected: 0,
  });
  expect((await bench.lines()).map((row) => [row["price"], row["total"]])).toEqual([
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
  const summary = await bench.bring(
    "mixed.csv",
    "o,p,q,d,u,c\n1,A,1,2026-01-01,5,EUR\n2,A,1,2026-01-01,5,USD\n3,A,1,2026-01-01,5,XXZ\n",
    mapping,
  );
  expect(summary).toMatchObject({ rows_written: 1, rejected_by_reason: { currency_differs: 2 } });
  expect((await listQuarantine(bench.db.sql, { limit: 9 })).rows[0]?.message).toContain("give it a store of its own");
});

test("local times are read in the mapping's time zone, also when the clocks change", async () => {
  const mapping = parseMapping({
    source: "orders",
    columns: { order_id: "o", product_id: "p", quantity: "q", order_date: "d", unit_price: "u" },
    time_zone: "Europe/Paris",
    date_format: "%d/%m/%Y %H:%M",
    create_products: true,
  });
  await bench.bring("zone.csv", "o,p,q,d,u\n1,A,1,28/03/2026 23:30,5\n2,A,1,29/03/2026 23:30,5\n", mapping);
  const rows = await bench.db.sql`select ordered_at from shop.sales_order order by key`;
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
