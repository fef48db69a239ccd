import { afterAll, beforeAll, expect, test } from "vitest";
import { openLogStore } from "../logs/index.ts";
import type { OrderSearchDoc } from "../orders/schema.ts";
import { dayMs } from "../platform/time/days.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import type { TicketsDoc } from "../tickets/schema.ts";
import { writeFlow } from "./flow.ts";
import { injectIncident, loadDemo } from "./index.ts";
import { type DemoShop, requireDemoShop } from "./plan.ts";

const end = new Date("2026-11-22T20:00:00Z");
let now = end;
const clock = () => now;
let api: TestApi;
let shop: DemoShop;

beforeAll(async () => {
  api = await testApi({ clock });
  await loadDemo(api.sql, clock);
  shop = await requireDemoShop(api.sql);
}, 120_000);
afterAll(() => api.close());

const count = async (query: string) => Number((await api.sql.unsafe(`select count(*) as n from ${query}`))[0]?.["n"]);
const tickets = () =>
  api.sql`select key, customer_id, order_key, opened_at, closed_at, topic, satisfaction from shop.ticket order by key`;
async function goOn(until: number): Promise<void> {
  now = new Date(until);
  await writeFlow(api.sql, clock, shop);
}

test("orders that a campaign brought carry its name, and it ran on their day", async () => {
  const all = await count("shop.sales_order");
  const brought = await count("shop.sales_order where campaign is not null");
  expect(brought / all > 0.08 && brought / all < 0.2).toBe(true);
  const rows = await api.sql`select distinct campaign from shop.sales_order where campaign is not null`;
  expect(rows.map((row) => row["campaign"]).sort()).toEqual(
    [...new Set(shop.plan.campaigns.map(({ name }) => name))].sort(),
  );
  expect(await count("shop.sales_order where coupon = 'BLACK20' and campaign is distinct from 'Black week'")).toBe(0);
});

test("customers who are signed in have sessions, with an order and without", async () => {
  const all = await count("shop.session");
  for (const kind of ["is null", "is not null"]) {
    const known = await count(`shop.session where customer_id is not null and order_key ${kind}`);
    expect(known / all).toBeGreaterThan(0.02);
  }
});

test("every ticket is of an order and its customer; some are open, and none is known of the future", async () => {
  const all = await count("shop.ticket");
  expect(all / (await count("shop.sales_order"))).toBeGreaterThan(0.05);
  const right = `shop.ticket t join shop.sales_order o on o.store_id = t.store_id and o.key = t.order_key
    and o.customer_id = t.customer_id and o.ordered_at < t.opened_at`;
  expect(await count(right)).toBe(all);
  const { rows } = await api.get<TicketsDoc>("/v1/tickets?state=open&limit=500");
  expect(rows.length > 3 && rows.length < 60).toBe(true);
  expect(await count(`shop.ticket where greatest(opened_at, closed_at) >= '${end.toISOString()}'`)).toBe(0);
});

test("the shop going on opens and closes tickets, the same in small steps as at once", async () => {
  const before = await tickets();
  const until = end.getTime() + 6 * dayMs;
  for (let at = end.getTime() + 0.4 * dayMs; at < until; at += 0.7 * dayMs) await goOn(at);
  await goOn(until);
  const after = await tickets();
  expect(after.length - before.length).toBeGreaterThan(5);
  const open = new Set(before.filter((row) => row["closed_at"] === null).map((row) => row["key"]));
  expect(after.some((row) => open.has(row["key"]) && row["closed_at"] > end)).toBe(true);
  expect(await count(`shop.ticket where greatest(opened_at, closed_at) >= '${now.toISOString()}'`)).toBe(0);
  await api.sql`delete from shop.ticket where opened_at >= ${end}`;
  await api.sql`update shop.ticket set closed_at = null, satisfaction = null where closed_at >= ${end}`;
  await api.sql`update ops.setting set value = ${api.sql.json({ until: end.toISOString() })} where name = 'demo_flow'`;
  await writeFlow(api.sql, clock, shop);
  expect(await tickets()).toEqual(after);
});

test("orders of now carry the campaign that runs now", async () => {
  expect(
    await count(`shop.sales_order where ordered_at >= '${end.toISOString()}' and campaign = 'Black week'`),
  ).toBeGreaterThan(20);
  await api.post("/v1/demo/orders", { count: 40, seed: 5 });
  const { rows } = await api.get<OrderSearchDoc>(`/v1/search/orders?campaign=Black%20week&from=${now.toISOString()}`);
  expect(rows.length).toBeGreaterThan(5);
});

test("an incident takes the tickets of the orders that it stops with them", async () => {
  const lines = { store: openLogStore(api.sql, clock, { lokiUrl: undefined, logDays: 7 }), env: "production" };
  const orphans = () =>
    count(
      "shop.ticket t where not exists (select from shop.sales_order o where o.store_id = t.store_id and o.key = t.order_key)",
    );
  const since = new Date(now.getTime() - dayMs);
  await api.sql`insert into shop.ticket (key, customer_id, store_id, order_key, opened_at)
    select 'asked-' || o.id, o.customer_id, o.store_id, o.key, o.ordered_at from shop.sales_order o
    where o.customer_id is not null and o.ordered_at >= ${since}`;
  const before = await count("shop.ticket");
  await injectIncident(api.sql, clock, { kind: "unexplained", hours: 24, size: 1 }, lines);
  expect(await orphans()).toBe(0);
  expect(await count("shop.ticket")).toBeLessThan(before);
  await goOn(now.getTime() + 3 * dayMs);
  expect(await orphans()).toBe(0);
});
