import { afterAll, beforeAll, expect, test } from "vitest";
import { rebuild, reconcile } from "../../../rollups/index.ts";
import { type MadeOrder, type TestShop, testShop } from "../../../testing/shop.ts";

const now = "2026-06-15T12:00:00Z";
const clock = () => new Date(now);
let shop: TestShop;

beforeAll(async () => {
  shop = await testShop(now);
});
afterAll(() => shop.close());

const everything = async () => [
  await shop.sql`select * from mart.customer_sales order by customer_id, day, currency`,
  await shop.sql`select f.*, (select array_agg(v.value order by k.at) from unnest(f.keys) with ordinality k (id, at)
    join mart.cohort_value v on v.id = k.id) as values from mart.first_order f order by customer_id`,
  await shop.sql`select v.dimension, v.value, c.* from mart.cohort_cell c join mart.cohort_value v on v.id = c.value_id
    order by v.dimension, v.value, grain, currency, cohort, period`,
];

test("counted anew everything is as the refreshes left it: odd texts, two orders at one time, equal categories", async () => {
  await shop.sql`insert into shop.product (key, name, category, price, cost, origin) values ('cup', 'Cup', 'Ärmel', 10, 4, 'catalogue')`;
  const nasty = "tab\tnew\nline \\ \"quotes' {a,b} \u{1F600}";
  const both = [
    { product_id: "mug", quantity: 1, unit_price: 10 },
    { product_id: "cup", quantity: 1, unit_price: 10 },
  ];
  await shop.sell([
    { who: "ann", at: "2026-02-03T10:00:00Z", more: { campaign: nasty, lines: both } },
    { who: "ann", at: "2026-02-03T10:00:00Z", more: { campaign: "later record" } },
    { who: "ann", at: "2026-03-09T10:00:00Z" },
    { who: "bob", at: "2026-02-05T10:00:00.000002Z", more: { coupon: "B" } },
    { who: "bob", at: "2026-02-05T10:00:00.000001Z", more: { coupon: "A" } },
    { who: "eve", at: "2026-02-28T23:30:00Z", store: "tokyo" },
    { who: null, at: "2026-02-05T10:00:00Z" },
  ]);
  const before = await everything();
  expect(before[1]?.map((row) => row["values"]?.filter((it: string) => [nasty, "A", "Kitchen"].includes(it)))).toEqual([
    ["Kitchen", nasty],
    ["Kitchen", "A"],
    ["Kitchen"],
  ]);
  expect(await reconcile(shop.sql, clock)).toMatchObject({ differences: [], clean: true });
  await rebuild(shop.sql, { clock });
  expect(await everything()).toEqual(before);
});

test("so it is where one customer bought often and in no order of time, in two currencies, and every other has a coupon of their own", async () => {
  const many = Array.from({ length: 90 }, (_, n): MadeOrder => {
    const at = new Date(Date.UTC(2026, 0, 1 + ((37 * n) % 120), 9)).toISOString();
    return n % 3 === 0 ? { who: "max", at, store: "new-york", more: { currency: "USD" } } : { who: "max", at };
  });
  const others = Array.from({ length: 60 }, (_, n): MadeOrder => {
    const at = new Date(Date.UTC(2026, 0, 1 + (n % 50), 9)).toISOString();
    return { who: `one ${n}`, at, more: { coupon: `coupon ${n}` } };
  });
  await shop.sell([...many, ...others]);
  const before = await everything();
  expect(before[1]?.filter((row) => row["several"])).toHaveLength(1);
  expect(await reconcile(shop.sql, clock)).toMatchObject({ differences: [], clean: true });
  await rebuild(shop.sql, { clock });
  expect(await everything()).toEqual(before);
});
