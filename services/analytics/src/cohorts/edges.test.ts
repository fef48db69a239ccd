import { afterEach, expect, test } from "vitest";
import { type MadeOrder, type TestShop, testShop } from "../testing/shop.ts";
import type { CohortsDoc } from "./schema.ts";

let shop: TestShop;
afterEach(() => shop.close());

async function cohortsOf(now: string, orders: readonly MadeOrder[], query: string): Promise<CohortsDoc> {
  shop = await testShop(now);
  await shop.sell(orders);
  return shop.get<CohortsDoc>(`/v1/cohorts?show=value&${query}`);
}

const table = ({ cohorts }: CohortsDoc) =>
  cohorts.map(({ cohort, cells }) => [cohort, cells.map(({ cell }) => ("value" in cell ? cell.value : cell.reason))]);

test.each<[string, string, MadeOrder[], string, unknown[]]>([
  ["nobody", "2026-06-10T12:00:00Z", [], "grain=month", []],
  [
    "one order of one customer",
    "2026-06-10T12:00:00Z",
    [{ who: "a", at: "2026-06-01T10:00:00Z" }],
    "grain=month",
    [["2026-06-01", [1]]],
  ],
  ["guests only", "2026-06-10T12:00:00Z", [{ who: null, at: "2026-06-01T10:00:00Z" }], "grain=month", []],
  [
    "a gift is no purchase: the first one paid for counts",
    "2026-06-10T12:00:00Z",
    [
      { who: "a", at: "2026-04-01T10:00:00Z", price: 0 },
      { who: "a", at: "2026-05-01T10:00:00Z" },
    ],
    "grain=month",
    [["2026-05-01", [1]]],
  ],
  [
    "a customer of two time zones, by the local days: New York's February comes before Tokyo's March",
    "2026-04-10T12:00:00Z",
    [
      { who: "a", at: "2026-02-28T20:00:00Z", store: "tokyo" },
      { who: "a", at: "2026-02-28T21:00:00Z", store: "new-york" },
    ],
    "grain=month",
    [["2026-02-01", [1, 1]]],
  ],
  [
    "the leap day is February's, and of the week of 1 March",
    "2024-04-10T12:00:00Z",
    [
      { who: "a", at: "2024-02-29T10:00:00Z" },
      { who: "a", at: "2024-03-01T10:00:00Z" },
    ],
    "grain=month",
    [["2024-02-01", [1, 1]]],
  ],
  [
    "the leap day by week",
    "2024-04-10T12:00:00Z",
    [
      { who: "a", at: "2024-02-29T10:00:00Z" },
      { who: "a", at: "2024-03-01T10:00:00Z" },
    ],
    "grain=week",
    [["2024-02-26", [1]]],
  ],
  [
    "a week across the turn of the year is one week",
    "2025-02-10T12:00:00Z",
    [
      { who: "a", at: "2024-12-30T10:00:00Z" },
      { who: "a", at: "2025-01-02T10:00:00Z" },
      { who: "a", at: "2025-01-06T10:00:00Z" },
    ],
    "grain=week",
    [["2024-12-30", [1, 1]]],
  ],
  [
    "the nights about the change of the clocks belong to their local days",
    "2026-05-10T12:00:00Z",
    [
      { who: "a", at: "2026-03-28T23:30:00Z" },
      { who: "a", at: "2026-03-29T21:30:00Z" },
      { who: "a", at: "2026-03-29T22:30:00Z" },
    ],
    "grain=week",
    [["2026-03-23", [1, 1]]],
  ],
])("%s", async (_, now, orders, query, expected) => {
  expect(table(await cohortsOf(now, orders, query))).toEqual(expected);
});

test("what goes back counts in the month it goes back in, and net revenue may be below zero", async () => {
  shop = await testShop("2026-06-10T12:00:00Z");
  await shop.sell([{ who: "a", at: "2026-04-01T10:00:00Z" }]);
  const refund = { refund_id: "r", amount: 15, refunded_at: "2026-05-03T10:00:00Z" };
  const [order] = await shop.sql`select id from shop.sales_order`;
  const answer = await shop.call("POST", `/v1/orders/${order?.["id"]}/refunds`, {
    body: refund,
    headers: { "idempotency-key": "r" },
  });
  expect(answer.status).toBe(201);
  await shop.sell([{ who: "b", at: "2026-06-01T10:00:00Z" }]);
  const doc = await shop.get<CohortsDoc>("/v1/cohorts?show=value&metric=net_revenue");
  expect(table(doc)).toEqual([
    ["2026-04-01", [20, -15, 0]],
    ["2026-06-01", [20]],
  ]);
});

test("a late order changes the cells of its own customer only", async () => {
  shop = await testShop("2026-06-10T12:00:00Z");
  await shop.sell([
    { who: "early", at: "2026-02-03T10:00:00Z" },
    { who: "moves", at: "2026-05-04T10:00:00Z" },
    { who: "stays", at: "2026-05-20T10:00:00Z" },
  ]);
  const cells = () =>
    shop.sql`select ctid::text, xmin::text, value_id, grain::text, cohort, period from mart.cohort_cell where grain = 'm' order by cohort, period, value_id`;
  const before = await cells();
  await shop.sell([{ who: "moves", at: "2026-03-02T10:00:00Z" }]);
  const february = (rows: readonly Record<string, unknown>[]) => rows.filter((it) => it["cohort"] === 2026 * 12 + 1);
  expect(february(await cells())).toEqual(february(before));
  expect(february(before).length).toBeGreaterThan(0);
  expect(table(await shop.get<CohortsDoc>("/v1/cohorts?show=value"))).toEqual([
    ["2026-02-01", [1, 0, 0, 0]],
    ["2026-03-01", [1, 0, 1]],
    ["2026-05-01", [1]],
  ]);
});

test("cumulative, share, previous and per customer are what they say", async () => {
  shop = await testShop("2026-06-10T12:00:00Z");
  await shop.sell([
    { who: "a", at: "2026-02-03T10:00:00Z" },
    { who: "b", at: "2026-02-04T10:00:00Z" },
    { who: "a", at: "2026-03-03T10:00:00Z", quantity: 1 },
    { who: "a", at: "2026-05-03T10:00:00Z", quantity: 4 },
    { who: "b", at: "2026-05-03T10:00:00Z" },
  ]);
  const ask = async (query: string) => table(await shop.get<CohortsDoc>(`/v1/cohorts?${query}`))[0]?.[1];
  expect(await ask("show=share")).toEqual([1, 0.5, 0, 1]);
  expect(await ask("show=previous")).toEqual(["no_comparison", 0.5, 0, "no_comparison"]);
  expect(await ask("show=value&cumulative=true")).toEqual([0, 1, 1, 2]);
  expect(await ask("show=per_customer&metric=gross_revenue&cumulative=true")).toEqual([20, 25, 25, 55]);
  expect(await ask("show=share&metric=gross_revenue")).toEqual([1, 0.25, 0, 1.5]);
  expect(await ask("show=value&metric=margin")).toEqual([24, 6, 0, 36]);
});

test.each([
  ["value=France", "value"],
  ["metric=customers&show=per_customer", "show"],
  ["from=2026-13-01", "from"],
  ["from=2026-05-01&to=2026-04-01", "to"],
  ["from=1990-01-01&grain=week", "from"],
  ["currency=USD&metric=margin", "currency"],
])("%s is refused, and names %s", async (query, field) => {
  shop = await testShop("2026-06-10T12:00:00Z");
  await shop.sell([{ who: "a", at: "2026-05-04T10:00:00Z" }]);
  const answer = await shop.call("GET", `/v1/cohorts?${query}`);
  expect([answer.status, ((await answer.json()) as { errors: { field: string }[] }).errors[0]?.field]).toEqual([
    422,
    field,
  ]);
});
