import { testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../platform/sql/index.ts";
import { rebuild } from "../rollups/index.ts";
import { statements } from "./statements.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  db = await testDatabase();
  await db.sql`insert into shop.store (key, name, currency) values ('s', 'S', 'EUR')`;
  await db.sql`insert into shop.product (key, name, price, origin) values ('p', 'P', 1, 'catalogue')`;
  await db.sql`insert into shop.customer (key) select 'c' || i from generate_series(1, 60) i`;
  await db.sql`
    insert into shop.sales_order (store_id, key, customer_id, ordered_at)
    select 1, 'o' || i, 1 + (i * 7919) % 60, timestamptz '2025-01-30 12:00Z' + (i * 104729 % 430) * interval '1 day'
    from generate_series(1, 400) i`;
  await db.sql`
    insert into shop.order_line (order_id, line_no, product_id, quantity, unit_price, total)
    select id, 1, 1, 1, 1, 100 from shop.sales_order`;
  await rebuild(db.sql, { clock: () => new Date("2026-04-30T00:00:00Z") });
});
afterAll(() => db.close());

const ranges = [
  ["2025-03-01", "2025-06-01"],
  ["2025-03-02", "2025-06-02"],
  ["2025-01-31", "2026-03-31"],
  ["2025-05-10", "2025-05-20"],
  ["2025-05-31", "2025-06-01"],
  ["2025-02-28", "2025-03-02"],
  ["2025-12-01", "2026-01-01"],
  ["2024-01-01", "2027-01-01"],
] as const;

test.each(ranges)("distinct customers from %s to %s are those a count of the orders finds", async (from, to) => {
  const [counted] = await run<{ active: number; fresh: number }>(db.sql, statements.customersOfRange, { from, to });
  const [expected] = await db.sql`
    select count(distinct customer_id) as active,
      count(distinct customer_id) filter (where customer_id not in (select customer_id from shop.sales_order where ordered_at < ${from})) as fresh
    from shop.sales_order where ordered_at >= ${from} and ordered_at < ${to}`;
  expect(counted).toMatchObject({ active: expected?.["active"], fresh: expected?.["fresh"] });
});
