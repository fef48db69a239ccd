import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestApi, testApi } from "../testing/api.ts";
import type { OrderDoc, OrderSearchDoc } from "./schema.ts";

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  await api.sql`insert into shop.product (key, name, price, cost, origin) values ('mug', 'Mug', 10, 4, 'catalogue')`;
});
afterAll(() => api.close());

let sent = 0;
async function send(orderId: string, more: object): Promise<OrderDoc> {
  const order = { order_id: orderId, store: "paris", currency: "EUR", ordered_at: "2026-03-04T10:00:00Z" };
  const response = await api.call("POST", "/v1/orders", {
    body: { ...order, lines: [{ product_id: "mug", quantity: 1 }], ...more },
    headers: { "idempotency-key": `key-${++sent}` },
    scope: "write",
  });
  expect(response.status).toBeLessThan(300);
  return (await response.json()) as OrderDoc;
}
const dirty = async () => (await api.sql`select distinct fact_id from ops.dirty where source = 'o'`).length;

test("an order tells the campaign that brought it, and is found by it", async () => {
  expect(await send("A-1", { campaign: "spring" })).toMatchObject({ campaign: "spring", coupon: null });
  expect(await send("A-2", {})).toMatchObject({ campaign: null });
  const found = await api.get<OrderSearchDoc>("/v1/search/orders?campaign=spring");
  expect(found.rows.map((row) => [row.order_id, row.campaign])).toEqual([["A-1", "spring"]]);
  expect((await api.get<OrderDoc>("/v1/orders/A-1")).campaign).toBe("spring");
});

test.each([[{ campaign: "summer" }], [{ campaign: "summer", coupon: "SUN10" }], [{ campaign: null, coupon: "SUN10" }]])(
  "an order that now says %j is counted anew",
  async (more) => {
    await api.sql`truncate ops.dirty`;
    expect(await send("A-1", more)).toMatchObject(more);
    expect(await dirty()).toBe(1);
  },
);

test("an order corrected in the table itself is counted anew", async () => {
  for (const column of ["campaign", "coupon"]) {
    await api.sql`truncate ops.dirty`;
    await api.sql`update shop.sales_order set ${api.sql({ [column]: "other" }, column)} where key = 'A-2'`;
    expect([column, await dirty()]).toEqual([column, 1]);
  }
});

test("a campaign's name that is too long is refused by its field", async () => {
  const body = { order_id: "A-3", ordered_at: "2026-03-04T10:00:00Z", campaign: "x".repeat(201), lines: [] };
  const response = await api.call("POST", "/v1/orders", { body, headers: { "idempotency-key": "long" } });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain('"campaign"');
});
