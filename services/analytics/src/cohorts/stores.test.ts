import { afterAll, beforeAll, expect, test } from "vitest";
import { refresh } from "../rollups/index.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import type { CohortsDoc } from "./schema.ts";

const now = () => new Date("2026-06-10T12:00:00Z");
let api: TestApi;

beforeAll(async () => {
  api = await testApi({ clock: now });
  await api.sql`insert into shop.product (key, name, price, cost, origin) values ('mug', 'Mug', 10, 4, 'catalogue')`;
  // Paris opens in January and rests in February, Lyon opens in March.
  const orders = [
    ["paris", "2026-01-05"],
    ["paris", "2026-03-09"],
    ["paris", "2026-03-10"],
    ["lyon", "2026-03-04"],
    ["lyon", "2026-06-02"],
  ];
  for (const [i, [store, day]] of orders.entries()) {
    const body = { order_id: `A-${i}`, store, currency: "EUR", ordered_at: `${day}T10:00:00Z` };
    const lines = [{ product_id: "mug", quantity: 1 }];
    const answer = await api.call("POST", "/v1/orders", {
      body: { ...body, lines },
      headers: { "idempotency-key": `k${i}` },
    });
    expect(answer.status).toBeLessThan(300);
  }
  await refresh(api.sql, { clock: now });
});
afterAll(() => api.close());

const values = async (query: string) => {
  const { cohorts } = await api.get<CohortsDoc>(`/v1/cohorts?unit=store&grain=month&show=value&${query}`);
  return cohorts.map(({ cohort, size, cells }) => [
    cohort,
    size,
    cells.map(({ cell }) => "value" in cell && cell.value),
  ]);
};

test("stores are cohorts by the month of their first order, and rest where nothing was sold", async () => {
  expect(await values("metric=customers")).toEqual([
    ["2026-01-01", 1, [1, 0, 1, 0, 0, 0]],
    ["2026-03-01", 1, [1, 0, 0, 1]],
  ]);
  expect(await values("metric=gross_revenue")).toEqual([
    ["2026-01-01", 1, [10, 0, 20, 0, 0, 0]],
    ["2026-03-01", 1, [10, 0, 0, 10]],
  ]);
});

test("a store that sells again counts once from then on", async () => {
  expect(await values("metric=customers&cumulative=true")).toEqual([
    ["2026-01-01", 1, [0, 0, 1, 1, 1, 1]],
    ["2026-03-01", 1, [0, 0, 0, 1]],
  ]);
});
