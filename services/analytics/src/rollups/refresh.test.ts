import { testDatabase } from "@vigie/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refundInput } from "../orders/schema.ts";
import { writeOrder, writeRefund } from "../orders/write.ts";
import { reconcile } from "./reconcile.ts";
import { rebuild, refresh } from "./refresh.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;
const clock = () => new Date("2026-03-31T12:00:00Z");
const products = ["p1", "p2", "p3"];
const countries = ["FR", "DE", null];

beforeAll(async () => {
  db = await testDatabase();
  await db.sql`insert into shop.product (key, name, category, brand, price, cost, origin) values
    ('p1', 'One', 'a', 'x', 9.995, 4, 'catalogue'), ('p2', 'Two', 'a', 'y', 20, null, 'catalogue'), ('p3', 'Three', null, null, 0, 1, 'catalogue')`;
});
afterAll(() => db.close());

const line = fc.record({ product_id: fc.constantFrom(...products), quantity: fc.integer({ min: 1, max: 5 }) });
const order = fc.record({
  kind: fc.constant("order" as const),
  key: fc.integer({ min: 1, max: 12 }),
  // Around the night the clocks change in Paris, so that local days and hours are put to the test.
  minute: fc.oneof(fc.integer({ min: 0, max: 5 * 1440 }), fc.integer({ min: 0, max: 70 * 1440 })),
  coupon: fc.option(fc.constantFrom("ten", "free")),
  customer: fc.option(fc.constantFrom("c1", "c2", "c3")),
  country: fc.constantFrom(...countries),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
});
const refund = fc.record({
  kind: fc.constant("refund" as const),
  key: fc.integer({ min: 1, max: 12 }),
  id: fc.integer({ min: 1, max: 4 }),
  cents: fc.integer({ min: 0, max: 900 }),
  minute: fc.integer({ min: 0, max: 9 * 1440 }),
  line: fc.option(fc.integer({ min: 1, max: 4 })),
});
const attribute = fc.record({
  kind: fc.constant("attribute" as const),
  customer: fc.constantFrom("c1", "c2", "c3"),
  tier: fc.constantFrom("gold", "none", null),
  product: fc.constantFrom(...products),
  category: fc.constantFrom("a", "b", null),
});
const other = fc.constantFrom({ kind: "refresh" as const }, { kind: "session" as const }, { kind: "return" as const });
type Value<T> = T extends fc.Arbitrary<infer U> ? U : never;
type Step = Value<typeof order> | Value<typeof refund> | Value<typeof attribute> | Value<typeof other>;

const instant = (minute: number) => new Date(Date.parse("2026-03-27T00:00:00Z") + minute * 60_000).toISOString();

async function apply(step: Step): Promise<void> {
  const { sql } = db;
  switch (step.kind) {
    case "order":
      await sql.begin((tx) =>
        writeOrder(tx, {
          order_id: `o${step.key}`,
          store: `s${step.key % 2}`,
          // A customer of two stores in two time zones and currencies.
          currency: step.key % 2 ? "EUR" : "JPY",
          time_zone: step.key % 2 ? "Europe/Paris" : "Asia/Tokyo",
          customer_id: step.customer,
          coupon: step.coupon,
          ordered_at: instant(step.minute),
          country: step.country,
          lines: step.lines,
        }),
      );
      return;
    case "refund": {
      const [found] = await sql`select id from shop.sales_order where key = ${`o${step.key}`}`;
      if (!found) return;
      const input = {
        refund_id: `r${step.id}`,
        amount: (step.cents / 100).toFixed(2),
        refunded_at: instant(step.minute),
      };
      await sql.begin((tx) =>
        writeRefund(
          tx,
          found["id"],
          refundInput.parse({ ...input, ...(step.line ? { line_no: step.line, quantity: 1 } : {}) }),
        ),
      );
      return;
    }
    case "attribute":
      await sql`update shop.customer set loyalty_tier = ${step.tier}, country = ${step.category} where key = ${step.customer}`;
      await sql`update shop.product set category = ${step.category}, cost = ${step.tier ? 3 : null} where key = ${step.product}`;
      return;
    case "session":
      await sql`insert into shop.session (store_id, key, started_at, device) select id, gen_random_uuid()::text, ${instant(60)}, 'mobile' from shop.store`;
      return;
    case "return":
      await sql`insert into shop.order_line select order_id, 50 + line_no, product_id, -quantity, unit_price, unit_cost, -total from shop.order_line where line_no = 1 on conflict do nothing`;
      return;
    case "refresh":
      await refresh(sql, { clock, batch: 3 });
      return;
    default:
      step satisfies never;
  }
}

async function totals() {
  const [raw] = await db.sql`
    select coalesce(sum(l.total) filter (where quantity > 0 and unit_price > 0), 0)::bigint as gross,
      (select coalesce(sum(amount), 0)::bigint from shop.refund) + coalesce(-sum(l.total) filter (where quantity < 0), 0)::bigint as refunds,
      count(distinct order_id) filter (where quantity > 0 and unit_price > 0) as orders
    from shop.order_line l`;
  const sums = await db.sql`
    select rollup, sum(gross)::bigint as gross, sum(refunds)::bigint as refunds, sum(orders)::bigint as orders from mart.cell group by rollup`;
  return { raw, sums };
}

test("after any mix of orders, edits, refunds, returns, late and repeated facts, rollup = recount", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(order, order, refund, attribute, other), { minLength: 1, maxLength: 25 }),
      async (steps) => {
        await db.sql`truncate shop.sales_order, shop.order_line, shop.refund, shop.session, ops.dirty cascade`;
        await rebuild(db.sql, { clock });
        for (const step of steps) await apply(step);
        const result = await reconcile(db.sql, clock);
        expect(result.differences).toEqual([]);
        expect(result.clean).toBe(true);
        const { raw, sums } = await totals();
        for (const sum of sums) {
          const lineLevel = /category|brand|product/.test(sum["rollup"]);
          expect(sum).toMatchObject({ gross: raw?.["gross"], refunds: raw?.["refunds"] });
          if (!lineLevel) expect(sum["orders"]).toBe(raw?.["orders"]);
        }
        const [distinct] = await db.sql`
        select (select count(distinct customer_id) from mart.entry where orders > 0) as entries,
          (select coalesce(sum(customers), 0)::bigint from mart.return_gap where previous_day = '-infinity') as gaps`;
        expect(distinct?.["gaps"]).toBe(distinct?.["entries"]);
      },
    ),
    { numRuns: 40, seed: 20_261_121 },
  );
}, 120_000);

test("a rebuild gives the same cells as the refreshes did", async () => {
  const cells = () =>
    db.sql`select * from mart.cell where (orders, gross, refunds, sessions, cost, units, adjustments, costed_revenue, refunded_units) is distinct from (0, 0, 0, 0, 0, 0, 0, 0, 0) order by rollup, bucket, currency, store_id, value`;
  await refresh(db.sql, { clock });
  const refreshed = await cells();
  await rebuild(db.sql, { clock });
  expect(await cells()).toEqual(refreshed);
  expect(refreshed.length).toBeGreaterThan(0);
});

test("a rebuild gives the same cohorts as the refreshes did", async () => {
  const cohorts = () => db.sql`select * from mart.cohort_cell order by value_id, grain, currency, cohort, period`;
  const refreshed = await cohorts();
  await rebuild(db.sql, { clock });
  expect(await cohorts()).toEqual(refreshed);
  expect(refreshed.length).toBeGreaterThan(0);
});

test("reconciliation names the cohort that was tampered with", async () => {
  await db.sql`update mart.cohort_cell set active = active + 1 where ctid = (select c.ctid from mart.cohort_cell c join mart.cohort_value v on v.id = c.value_id where v.dimension = 'country' and grain = 'w' limit 1)`;
  const result = await reconcile(db.sql, clock);
  expect(result.differences).toMatchObject([{ rollup: "cohort_week_country", measure: "active" }]);
  await rebuild(db.sql, { clock });
});

test("reconciliation names the bucket and the measure that were tampered with", async () => {
  await db.sql`update mart.cell set gross = gross + 7 where ctid = (select ctid from mart.cell_day_country limit 1) and rollup = 'day_country'`;
  const result = await reconcile(db.sql, clock);
  expect(result.clean).toBe(false);
  expect(result.differences).toHaveLength(1);
  expect(result.differences[0]).toMatchObject({ rollup: "day_country", measure: "gross" });
  await rebuild(db.sql, { clock });
});
