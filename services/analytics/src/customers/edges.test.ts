import { afterEach, expect, test } from "vitest";
import { runSegments } from "../segments/index.ts";
import type { SegmentsDoc } from "../segments/schema.ts";
import { type MadeOrder, type TestShop, testShop } from "../testing/shop.ts";
import type { CustomerDoc, CustomersDoc } from "./schema.ts";
import { scoreCustomers } from "./score.ts";

const now = "2026-06-10T12:00:00Z";
let shop: TestShop;
afterEach(() => shop.close());

async function score(orders: readonly MadeOrder[]): Promise<CustomersDoc> {
  shop = await testShop(now);
  await shop.sell(orders);
  await scoreCustomers(shop.sql, { clock: () => new Date(now) });
  await runSegments(shop.sql, { clock: () => new Date(now) });
  return shop.get<CustomersDoc>("/v1/customers/overview");
}

const people = (n: number, of: (at: number) => MadeOrder[]) => Array.from({ length: n }, (_, at) => of(at)).flat();
const day = (of: number) => new Date(Date.UTC(2026, 0, 1 + of, 10)).toISOString();
const reasonOf = (it: object | undefined) => (it && "reason" in it ? it.reason : "fitted");

test("nobody: words instead of figures", async () => {
  const doc = await score([]);
  expect(doc).toMatchObject({
    customers: 0,
    segments: [],
    sentence: "Not enough data: no order of a known customer has come in yet.",
  });
});

test("customers who bought and are not scored yet: that, and not that there are none", async () => {
  shop = await testShop(now);
  await shop.sell([{ who: "a", at: day(3) }]);
  const doc = await shop.get<CustomersDoc>("/v1/customers/overview");
  expect(doc.sentence).toMatch(/^Customers are not scored yet/);
});

test.each<[string, MadeOrder[], { purchases: string; values: string; churn: string }, number]>([
  [
    "one customer with one purchase",
    [{ who: "a", at: day(3) }],
    { purchases: "not_enough_data", values: "not_enough_data", churn: "not_enough_data" },
    1,
  ],
  [
    "no repeat buyers",
    people(12, (at) => [{ who: `c${at}`, at: day(at) }]),
    { purchases: "not_enough_data", values: "not_enough_data", churn: "not_enough_data" },
    12,
  ],
  [
    "everybody alike",
    people(8, (at) => [
      { who: `c${at}`, at: day(3) },
      { who: `c${at}`, at: day(40) },
    ]),
    { purchases: "not_enough_data", values: "no_variance", churn: "not_enough_data" },
    8,
  ],
])("%s: scores, and a reason for each figure that there is not", async (_, orders, reasons, customers) => {
  const doc = await score(orders);
  expect(doc.customers).toBe(customers);
  expect(doc.segments.reduce((sum, it) => sum + it.customers, 0)).toBe(customers);
  const { model } = doc;
  expect({
    purchases: reasonOf(model?.purchases),
    values: reasonOf(model?.values),
    churn: reasonOf(model?.churn),
  }).toEqual(reasons);
  const one = await shop.get<CustomerDoc>(`/v1/customers/${orders[0]?.who}`);
  const predicted = one.values.find(({ id }) => id === "predicted");
  expect(predicted?.cell).toMatchObject({ reason: "not_enough_data" });
  expect(predicted?.cell).toHaveProperty("detail", expect.stringMatching(/\w{4}/));
  expect(one.notice).toBe("Not contractual: this is a probability, not a fact.");
  // Where nothing tells customers apart there are no kinds of them.
  const alike = new Set(orders.map(({ at }) => at)).size <= 2;
  const { segments } = await shop.get<SegmentsDoc>("/v1/segments");
  expect(segments.reduce((sum, it) => sum + it.customers, 0)).toBe(alike ? 0 : customers);
});

test("equal customers share their scores", async () => {
  const doc = await score(people(10, (at) => [{ who: `c${at}`, at: day(3) }]));
  expect(doc.grid).toMatchObject([{ r: 1, f: 1, customers: 10 }]);
});

test("a customer who sent back more than they bought counts with less than nothing, where net is asked for", async () => {
  shop = await testShop(now);
  const body = { monetary: "net" };
  expect((await shop.call("PATCH", "/v1/customers/settings", { body })).status).toBe(200);
  await shop.sell([
    ...people(6, (at) => [{ who: `c${at}`, at: day(at), quantity: at + 1 }]),
    { who: "back", at: day(2) },
    { who: "free", at: day(2), price: 0 },
  ]);
  const [order] =
    await shop.sql`select o.id from shop.sales_order o join shop.customer c on c.id = o.customer_id where c.key = 'back'`;
  const refund = { refund_id: "r", amount: 35, refunded_at: day(9) };
  const answer = await shop.call("POST", `/v1/orders/${order?.["id"]}/refunds`, {
    body: refund,
    headers: { "idempotency-key": "r" },
  });
  expect(answer.status).toBe(201);
  await shop.sell([]);
  await scoreCustomers(shop.sql, { clock: () => new Date(now) });
  const back = await shop.get<CustomerDoc>("/v1/customers/back");
  expect([back.monetary, back.scores.find(({ id }) => id === "m")?.score]).toEqual([-15, 1]);
  expect((await shop.call("GET", "/v1/customers/free")).status).toBe(404);
});

test("a rule that cannot be is refused, and names its place", async () => {
  shop = await testShop(now);
  const refused = async (body: object) => {
    const answer = await shop.call("PATCH", "/v1/customers/settings", { body });
    return [answer.status, ((await answer.json()) as { errors?: { field: string }[] }).errors?.[0]?.field];
  };
  expect(await refused({ rules: [{ name: "best", label: "Best", r: [5, 9] }] })).toEqual([422, "rules[0].r"]);
  expect(await refused({ rules: [{ name: "other", label: "Mine" }] })).toEqual([422, "rules"]);
  expect(await refused({ quantiles: 1 })).toEqual([422, "quantiles"]);
  expect((await shop.get<{ quantiles: number }>("/v1/customers/settings")).quantiles).toBe(5);
});

test("rules of one's own: the first that fits names the segment, and everybody is in exactly one", async () => {
  shop = await testShop(now);
  const rules = [
    { name: "big", label: "Big", m: [2, 2] },
    { name: "fresh", label: "Fresh", r: [2, 2] },
  ];
  await shop.call("PATCH", "/v1/customers/settings", { body: { quantiles: 2, rules } });
  await shop.sell(people(8, (at) => [{ who: `c${at}`, at: day(at * 10), quantity: 1 + (at % 4) }]));
  await scoreCustomers(shop.sql, { clock: () => new Date(now) });
  const { segments } = await shop.get<CustomersDoc>("/v1/customers/overview");
  expect(segments.map(({ label, customers }) => [label, customers]).sort()).toEqual([
    ["Big", 4],
    ["Fresh", 2],
    ["The rest", 2],
  ]);
});

test("a second night notes who moved, and a saved model is used until it is old", async () => {
  shop = await testShop(now);
  await shop.sell(people(10, (at) => [{ who: `c${at}`, at: day(150 + at) }]));
  const at = (text: string) => scoreCustomers(shop.sql, { clock: () => new Date(text) });
  expect(await at(now)).toMatchObject([{ version: 1, refitted: true }]);
  await shop.sell([
    { who: "c0", at: "2026-06-11T10:00:00Z" },
    { who: "c0", at: "2026-06-11T15:00:00Z" },
  ]);
  expect(await at("2026-06-12T12:00:00Z")).toMatchObject([{ version: 1, refitted: false, as_of: "2026-06-12" }]);
  const one = await shop.get<CustomerDoc>("/v1/customers/c0");
  expect(one.moves[0]).toMatchObject({ seen_on: "2026-06-12" });
  await shop.sell([{ who: "c1", at: "2026-06-19T10:00:00Z" }]);
  expect(await at("2026-06-20T12:00:00Z")).toMatchObject([{ version: 2, refitted: true }]);
});
