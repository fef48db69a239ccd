import { testDatabase } from "@vigie/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refundInput } from "../orders/schema.ts";
import { writeOrder, writeRefund } from "../orders/write.ts";
import { refresh } from "../rollups/index.ts";
import { buckets, comparisonRange, fitRange, parseRange, splitMonths, startOfLocalDay } from "./calendar.ts";
import { metricIds } from "./catalogue.ts";
import { type KpiRequest, queryKpi, requireMetric } from "./query.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;
const now = new Date("2026-03-10T12:00:00Z");
const clock = () => now;
const ask = (id: string, request: KpiRequest = {}) => queryKpi(db.sql, clock, requireMetric(id), request);

async function order(id: string, at: string, more: Partial<Parameters<typeof writeOrder>[1]> = {}) {
  await db.sql.begin((tx) =>
    writeOrder(tx, {
      order_id: id,
      store: "paris",
      currency: "EUR",
      time_zone: "Europe/Paris",
      ordered_at: at,
      country: "France",
      channel: "web",
      lines: [{ product_id: "mug", quantity: 2 }],
      ...more,
    }),
  );
}

beforeAll(async () => {
  db = await testDatabase();
  await db.sql`insert into shop.product (key, name, category, brand, price, cost, origin) values
    ('mug', 'Mug', 'Kitchen', 'Acme', 10, 4, 'catalogue'), ('lamp', 'Lamp', 'Light', 'Lux', 50, null, 'catalogue')`;
  await order("1", "2026-02-02T10:00:00Z", { customer_id: "ann" });
  await order("2", "2026-03-02T23:30:00Z", { customer_id: "ann" });
  await order("3", "2026-03-04T10:00:00Z", {
    customer_id: "bob",
    country: "Spain",
    lines: [
      { product_id: "mug", quantity: 1 },
      { product_id: "lamp", quantity: 1 },
    ],
  });
  await order("4", "2026-03-10T09:00:00Z", {});
  await order("5", "2026-03-05T09:00:00Z", {
    store: "london",
    currency: "GBP",
    time_zone: "Europe/London",
    customer_id: "cat",
    country: "UK",
  });
  const [first] = await db.sql`select id from shop.sales_order where key = '1'`;
  await db.sql.begin((tx) =>
    writeRefund(
      tx,
      first?.["id"],
      refundInput.parse({ refund_id: "r", line_no: 1, quantity: 1, amount: "10", refunded_at: "2026-03-06T10:00:00Z" }),
    ),
  );
  await db.sql`insert into shop.session (store_id, key, started_at, device, order_key) select id, n::text, '2026-03-04T09:00:00Z', case when n < 3 then 'mobile' else 'desktop' end,
    case when n = 1 then '3' end from shop.store, generate_series(1, 4) n where key = 'paris'`;
  await refresh(db.sql, { clock });
});
afterAll(() => db.close());

const march = { from: "2026-03-01", to: "2026-03-11", filters: { store: ["paris"] } };

test.each([
  ["gross_revenue", 100],
  ["refunds", 10],
  ["net_revenue", 90],
  ["orders", 3],
  ["units", 6],
  ["aov", 100 / 3],
  ["items_per_order", 2],
  ["cost", 16],
  ["margin", 24],
  ["margin_pct", 24 / 40],
  ["active_customers", 2],
  ["new_customers", 1],
  ["returning_customers", 1],
  ["repeat_rate", 0.5],
  ["revenue_per_customer", 40],
  ["sessions", 4],
  ["conversion", 0.25],
])("%s of a small shop is what one counts by hand", async (id, value) => {
  expect((await ask(id, march)).total).toMatchObject({ value: expect.closeTo(value, 10) });
});

test("an order at half past eleven at night counts on the store's next day", async () => {
  const { rows } = await ask("orders", { ...march, interval: "day" });
  expect(rows.filter((row) => "value" in row.cell && row.cell.value > 0).map((row) => row.bucket)).toEqual([
    "2026-03-03",
    "2026-03-04",
    "2026-03-10",
  ]);
});

test("the day that is not over is marked, and so is a week that the range cuts", async () => {
  const { rows } = await ask("orders", { ...march, interval: "day" });
  expect(rows.at(-1)).toMatchObject({ bucket: "2026-03-10", complete: false });
  expect(rows.at(-2)).toMatchObject({ complete: true });
  const weeks = await ask("orders", { ...march, interval: "week" });
  expect(weeks.rows.map((row) => [row.bucket, row.complete])).toEqual([
    ["2026-02-23", false],
    ["2026-03-02", true],
    ["2026-03-09", false],
  ]);
});

test("amounts in two currencies are not added; each group has its own", async () => {
  const both = { from: "2026-03-01", to: "2026-03-11" };
  expect((await ask("gross_revenue", both)).total).toMatchObject({ reason: "mixed_currencies" });
  expect((await ask("orders", both)).total).toMatchObject({ value: 4 });
  expect((await ask("gross_revenue", { ...both, currencies: ["GBP"] })).total).toMatchObject({ value: 20 });
  const byStore = await ask("gross_revenue", { ...both, groupBy: ["store"] });
  expect(byStore.rows.map((row) => [row.group?.["store"], row.currency, row.cell])).toEqual([
    ["paris", "EUR", { value: 100, n: 3 }],
    ["london", "GBP", { value: 20, n: 1 }],
  ]);
});

test("an order is counted once, though two of its lines are in the asked categories", async () => {
  const request = { ...march, filters: { store: ["paris"], category: ["Kitchen", "Light"] } };
  const doc = await ask("orders", request);
  expect(doc.total).toMatchObject({ value: 3 });
  expect(doc.provenance.source).toBe("raw");
});

test("without data the answer is a reason and the range that has data, never zero", async () => {
  const doc = await ask("net_revenue", { from: "2019-01-01", to: "2019-02-01" });
  expect(doc.total).toMatchObject({
    reason: "not_enough_data",
    detail: expect.stringContaining("2026-02-02 to 2026-03-10"),
  });
  expect(doc.available).toEqual({ from: "2026-02-02", to: "2026-03-11" });
  expect((await ask("aov", { from: "2026-02-10", to: "2026-02-20" })).total).toMatchObject({ reason: "no_orders" });
  expect((await ask("conversion", { from: "2026-02-01", to: "2026-02-20" })).total).toMatchObject({
    reason: "no_sessions",
  });
  expect((await ask("margin", { ...march, filters: { product: ["lamp"] } })).total).toMatchObject({
    reason: "cost_unknown",
  });
});

test("a comparison gives both values and the relative change", async () => {
  const doc = await ask("gross_revenue", {
    from: "2026-03-02",
    to: "2026-03-09",
    filters: { store: ["paris"] },
    compare: "same_weekdays",
    interval: "day",
  });
  expect(doc.comparison).toMatchObject({
    from: "2026-02-23",
    to: "2026-03-02",
    total: { value: 0 },
    change: { reason: "no_comparison" },
  });
  const month = await ask("gross_revenue", {
    from: "2026-03-01",
    to: "2026-03-29",
    filters: { store: ["paris"] },
    compare: "previous_period",
  });
  expect(month.comparison).toMatchObject({
    from: "2026-02-01",
    to: "2026-03-01",
    total: { value: 20 },
    change: { value: 4 },
  });
});

const wholeDays = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 40 })).map(([start, length]) => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, 10 + n)).toISOString().slice(0, 10);
  return { from: day(start), to: day(start + length) };
});

test("rollups and raw entries give the same answer, whatever the range, metric and grouping", async () => {
  const dimension = fc.constantFrom(
    "country",
    "category",
    "product",
    "channel",
    "store",
    "loyalty_tier",
  ) as fc.Arbitrary<"country">;
  await fc.assert(
    fc.asyncProperty(
      wholeDays,
      fc.constantFrom(...metricIds),
      dimension,
      fc.constantFrom("none", "day", "week", "month") as fc.Arbitrary<"none">,
      async (range, id, group, interval) => {
        const request: KpiRequest = { ...range, groupBy: [group], interval, currencies: ["EUR"] };
        if (["sessions", "conversion"].includes(id) && ["category", "product"].includes(group)) return;
        const rolled = await ask(id, request);
        // A filter on every city there is changes nothing but forces the single entries to be read.
        const raw = await ask(id, { ...request, filters: { city: ["(unknown)"], region: ["(unknown)"] } });
        expect(raw.provenance.source).toBe("raw");
        expect(rolled.total).toEqual(raw.total);
        const kept = (rows: typeof rolled.rows) => rows.filter((row) => "value" in row.cell && row.cell.value !== 0);
        expect(kept(rolled.rows)).toEqual(kept(raw.rows));
      },
    ),
    { numRuns: 60, seed: 7 },
  );
}, 120_000);

describe("calendar", () => {
  test("a range may not end before it begins, nor name a day that does not exist", () => {
    expect(() => parseRange("2026-02-30", "2026-03-05", "2026-03-10")).toThrow("2026-02-30");
    expect(() => parseRange("2026-03-05", "2026-03-05", "2026-03-10")).toThrow("after from");
    expect(() => parseRange("2000-01-01", "2026-03-05", "2026-03-10")).toThrow("longer");
  });

  test("a long range is whole months and the days around them, and nothing is left out or counted twice", () => {
    fc.assert(
      fc.property(wholeDays, ({ from, to }) => {
        const { months, days } = splitMonths({ grain: "day", from, to });
        const parts = [...(months ? [months] : []), ...days].sort((a, b) => (a.from < b.from ? -1 : 1));
        expect(parts[0]?.from).toBe(from);
        expect(parts.at(-1)?.to).toBe(to);
        for (const [index, part] of parts.slice(1).entries()) expect(part.from).toBe(parts[index]?.to);
      }),
    );
  });

  test("the day after 28 February a year ago, and 29 February itself, have their like", () => {
    expect(comparisonRange({ grain: "day", from: "2024-02-29", to: "2024-03-01" }, "last_year")).toMatchObject({
      from: "2023-02-28",
      to: "2023-03-01",
    });
  });

  test("local days begin at local midnight, also when the clocks change", () => {
    expect(startOfLocalDay("2026-03-29", "Europe/Paris")).toBe("2026-03-28T23:00:00Z");
    expect(startOfLocalDay("2026-03-30", "Europe/Paris")).toBe("2026-03-29T22:00:00Z");
    expect(fitRange({ grain: "day", from: "2026-03-29", to: "2026-03-30" }, "hour", "Europe/Paris")).toEqual({
      grain: "hour",
      from: "2026-03-28T23:00:00Z",
      to: "2026-03-29T22:00:00Z",
    });
    expect(buckets({ grain: "hour", from: "2026-03-28T23:00:00Z", to: "2026-03-29T22:00:00Z" }, "hour")).toHaveLength(
      23,
    );
  });
});
