import type { Plan } from "@vigie/simulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLogStore } from "../logs/index.ts";
import { reconcile } from "../rollups/index.ts";
import type { SignalsDoc } from "../signals/schema.ts";
import { problemOf, type TestApi, testApi } from "../testing/api.ts";
import { writeFlow } from "./flow.ts";
import { loadDemo } from "./index.ts";
import { writeDemoLines } from "./lines.ts";
import { type DemoShop, findDemoShop, requireDemoShop } from "./plan.ts";
import type { DemoIncident, MadeIncidentDoc } from "./schema.ts";

const hourMs = 3_600_000;
const end = new Date("2026-11-18T20:00:00Z");
let now = end;
const clock = () => now;
let api: TestApi;
let shop: DemoShop;
let plan: Plan;

const lines = () => ({
  store: openLogStore(api.sql, clock, { lokiUrl: undefined, logDays: 7 }),
  env: "production",
});
const count = async (query: string) => Number((await api.sql.unsafe(query))[0]?.["n"]);
const ordersIn = (from: string, to: string, more = "true") =>
  count(
    `select count(*) as n from shop.sales_order where ordered_at >= '${from}' and ordered_at < '${to}' and ${more}`,
  );
const inject = (body: object) => api.post<MadeIncidentDoc>("/v1/demo/incidents", body);
const signalsOf = (from: string, kind: string) =>
  api.get<SignalsDoc>(`/v1/signals?from=${from}&to=${now.toISOString()}&kind=${kind}`);
const expectClean = async () =>
  expect(await reconcile(api.sql, clock)).toMatchObject({ pending: false, differences: [], clean: true });
/** Everything that the demo's jobs do until a time. */
async function goOn(until: Date): Promise<void> {
  now = until;
  await writeFlow(api.sql, clock, shop);
  await writeDemoLines(api.sql, plan, now, lines());
}

beforeAll(async () => {
  api = await testApi({ clock });
  await loadDemo(api.sql, clock, { lines: lines() });
  shop = await requireDemoShop(api.sql);
  plan = shop.plan;
}, 120_000);
afterAll(() => api.close());

describe("the demo shop's history", () => {
  test("has one incident, with its deploy, its rollback and its errors, and what it lost", async () => {
    const { rows } = await api.get<{ rows: DemoIncident[] }>("/v1/demo/incidents");
    expect(rows.map(({ kind, truth }) => [kind, truth])).toEqual([
      ["bad_deploy", { signal: "deploy", service: "checkout" }],
    ]);
    const { from, to } = rows[0]!;
    expect(from).toBe("2026-11-16T10:00:00.000Z");
    const deploys = (await signalsOf("2026-11-16T09:00:00Z", "deploy")).rows.filter(
      (row) => row.dimensions["service"] === "checkout" && row.started_at < to,
    );
    expect(deploys.map((row) => row.detail["rollback"]).sort()).toEqual([false, true]);
    const bursts = (await signalsOf("2026-11-16T09:00:00Z", "log_burst")).rows;
    expect(bursts.some((row) => row.dimensions["service"] === "checkout" && row.started_at >= from)).toBe(true);
    const ours = "channel in ('web', 'app')";
    const usual = await ordersIn("2026-11-09T10:00:00Z", "2026-11-09T21:00:00Z", ours);
    expect(await ordersIn(from, to, ours)).toBeLessThan(0.3 * usual);
  });
});

describe("the demo shop going on", () => {
  test("writes what came in since the last time, at the shop's level, and nothing twice", async () => {
    await goOn(new Date(end.getTime() + 26 * hourMs));
    const orders = await ordersIn(end.toISOString(), now.toISOString());
    expect(Math.abs(orders - 60)).toBeLessThan(30);
    const sessions = `select count(*) as n from shop.session where started_at >= '${end.toISOString()}'`;
    expect(await count(sessions)).toBeGreaterThan(500);
    await api.sql`update ops.setting set value = ${api.sql.json({ until: end.toISOString() })} where name = 'demo_flow'`;
    const before = await count(sessions);
    await writeFlow(api.sql, clock, shop);
    expect(await ordersIn(end.toISOString(), now.toISOString())).toBe(orders);
    expect(await count(sessions)).toBe(before);
    expect(await count("select count(*) as n from shop.session where started_at >= now() + interval '10 years'")).toBe(
      0,
    );
    await expectClean();
  });

  test("comes to the same in small steps as at once", async () => {
    const from = now;
    for (let minutes = 7; minutes <= 70; minutes += 7) await goOn(new Date(from.getTime() + minutes * 60_000));
    const written = () => api.sql`select key from shop.sales_order where ordered_at >= ${from} order by key`;
    const visited = () => api.sql`select key, order_key from shop.session where started_at >= ${from} order by key`;
    const [orders, sessions] = [await written(), await visited()];
    await api.sql`delete from shop.session where started_at >= ${from}`;
    await api.sql`delete from shop.order_line where order_id in (select id from shop.sales_order where ordered_at >= ${from})`;
    await api.sql`delete from shop.sales_order where ordered_at >= ${from}`;
    await api.sql`update ops.setting set value = ${api.sql.json({ until: from.toISOString() })} where name = 'demo_flow'`;
    await writeFlow(api.sql, clock, shop);
    expect(await written()).toEqual(orders);
    expect(await visited()).toEqual(sessions);
  });

  test("refunds its orders, those of the history too", async () => {
    await goOn(new Date(end.getTime() + 6 * 24 * hourMs));
    const refunds = (key: string) =>
      count(`select count(*) as n from shop.refund r join shop.sales_order o on o.id = r.order_id
        where r.refunded_at >= '${end.toISOString()}' and o.key like '${key}'`);
    expect(await refunds("O%")).toBeGreaterThan(3);
    expect((await refunds("O%")) + (await refunds("N%"))).toBeLessThan(40);
  });

  test("catches up seven days at most", async () => {
    const before = now;
    await goOn(new Date(before.getTime() + 10 * 24 * hourMs));
    const gap = new Date(before.getTime() + 3 * 24 * hourMs);
    expect(await ordersIn(before.toISOString(), gap.toISOString())).toBe(0);
    expect(await ordersIn(gap.toISOString(), now.toISOString())).toBeGreaterThan(200);
  });
});

describe("an incident let into the demo shop", () => {
  const reached = "channel in ('web', 'app')";

  test("takes out its share of orders, leaves traces, and every figure still reconciles", async () => {
    const from = new Date(now.getTime() - 10 * hourMs).toISOString();
    const before = await ordersIn(from, now.toISOString(), reached);
    const other = await ordersIn(from, now.toISOString(), `not ${reached}`);
    const visits = await count(`select count(*) as n from shop.session where started_at >= '${from}'`);
    const made = await inject({ kind: "bad_deploy", hours: 10, size: 0.6 });
    expect(made).toMatchObject({ kind: "bad_deploy", from, truth: { signal: "deploy" }, size: 0.6 });
    const left = await ordersIn(from, now.toISOString(), reached);
    expect(before - left).toBe(made.changed.orders_removed);
    const tolerance = 4 * Math.sqrt((0.6 * 0.4) / before);
    expect(Math.abs((before - left) / before - 0.6)).toBeLessThan(tolerance);
    expect(await ordersIn(from, now.toISOString(), `not ${reached}`)).toBe(other);
    expect(await count(`select count(*) as n from shop.session where started_at >= '${from}'`)).toBe(visits);
    const dangling = `select count(*) as n from shop.session s where order_key is not null and not exists
      (select from shop.sales_order o where o.store_id = s.store_id and o.key = s.order_key) and started_at >= '${from}'`;
    expect(await count(dangling)).toBe(0);
    await expectClean();
    const service = made.truth?.service;
    const since = new Date(Date.parse(from) - hourMs).toISOString();
    const deploys = (await signalsOf(since, "deploy")).rows.filter((row) => row.dimensions["service"] === service);
    expect(deploys.some((row) => row.detail["rollback"] === false && row.started_at < from)).toBe(true);
    expect(deploys.some((row) => row.detail["rollback"] === true)).toBe(false);
    const bursts = (await signalsOf(since, "log_burst")).rows;
    expect(bursts.some((row) => row.dimensions["service"] === service)).toBe(true);
  });

  test("is refused a second time while it goes on", async () => {
    const response = await api.call("POST", "/v1/demo/incidents", { body: { kind: "bad_deploy" } });
    expect(response.status).toBe(409);
    expect((await problemOf(response)).detail).toContain("Take another kind");
  });

  test("goes on while the demo does, and ends with its rollback", async () => {
    const from = now;
    await goOn(new Date(from.getTime() + 50 * 60_000));
    expect(
      await count(
        `select count(*) as n from ops.log_line where line like '%TypeError%' and at >= '${from.toISOString()}'`,
      ),
    ).toBeGreaterThan(50);
    await goOn(new Date(from.getTime() + 75 * 60_000));
    const rows = (await signalsOf(from.toISOString(), "deploy")).rows.filter((row) => row.detail["rollback"] === true);
    expect(rows).toHaveLength(1);
  });

  test("of another kind is there beside it: bots from a handful of addresses", async () => {
    const made = await inject({ kind: "card_testing" });
    expect(made.truth).toEqual({ signal: "attack" });
    expect(made.changed).toMatchObject({ orders_removed: 0, sessions_removed: 0 });
    expect(made.changed.orders_added).toBeGreaterThan(100);
    expect(made.changed.sessions_added).toBe(made.changed.orders_added);
    const addresses = await count(
      `select count(distinct shipping_address) as n from shop.sales_order where key like 'B%' and ordered_at >= '${made.from}'`,
    );
    expect(addresses).toBe(5);
    await goOn(new Date(now.getTime() + 30 * 60_000));
    expect(await ordersIn(made.from, now.toISOString(), "key like 'B%'")).toBeGreaterThan(
      made.changed.orders_added + 10,
    );
  });

  test("can be a loss of tracking, a stock-out, and one without a trace", async () => {
    const lost = await inject({ kind: "tracking_loss", hours: 6 });
    const kept = await count(`select count(*) as n from shop.session where started_at >= '${lost.from}'`);
    const share = lost.changed.sessions_removed / (lost.changed.sessions_removed + kept);
    expect(Math.abs(share - 0.7)).toBeLessThan(0.08);
    const short = await inject({ kind: "stock_out", hours: 24 });
    expect(short.changed.stock_levels % plan.warehouses.length).toBe(0);
    const outs = (await signalsOf(short.from, "stock_out")).rows.filter((row) => row.started_at === short.from);
    expect(outs).toHaveLength(short.changed.stock_levels / plan.warehouses.length);
    expect(new Set(outs.map((row) => row.dimensions["category"]))).toEqual(new Set([short.category]));
    const sold = `select count(*) as n from shop.order_line l join shop.sales_order o on o.id = l.order_id
      join shop.product p on p.id = l.product_id where o.ordered_at >= '${short.from}' and o.key not like 'B%' and exists (
      select from shop.stock_level s where s.product_id = p.id and s.as_of = '${short.from}' and s.quantity = 0)`;
    expect(await count(sold)).toBe(0);
    const totals = `select count(*) as n from shop.sales_order o where total <>
      (select coalesce(sum(l.total), 0) from shop.order_line l where l.order_id = o.id)`;
    expect(await count(totals)).toBe(0);
    expect((await inject({ kind: "unexplained" })).truth).toBeNull();
    await goOn(new Date(now.getTime() + 70 * 60_000));
    const back = await count(`select min(quantity) as n from shop.stock_level where as_of = '${short.to}'`);
    expect(back).toBeGreaterThan(0);
    await expectClean();
  });

  test("lasts by default until about twenty orders are lost, a day at most", async () => {
    now = new Date(now.getTime() + 26 * hourMs);
    const made = await inject({ kind: "payment_outage" });
    const hours = (now.getTime() - Date.parse(made.from)) / hourMs;
    expect(hours >= 3 && hours <= 24).toBe(true);
    expect(made.expected_loss).toBeGreaterThan(15);
    expect(Math.abs(made.changed.orders_removed - made.expected_loss)).toBeLessThan(4 * Math.sqrt(made.expected_loss));
    await expectClean();
  });

  test("is told with its truth, newest first, and wrong ones are refused with the field", async () => {
    const { rows } = await api.get<{ rows: DemoIncident[] }>("/v1/demo/incidents");
    expect(rows.length).toBe(7);
    expect(rows[0]?.kind).toBe("payment_outage");
    const response = await api.call("POST", "/v1/demo/incidents", { body: { kind: "flood" } });
    expect(response.status).toBe(422);
    expect((await problemOf(response)).errors?.[0]?.field).toContain("kind");
    const reader = await api.call("POST", "/v1/demo/incidents", { body: { kind: "shell" }, scope: "read" });
    expect(reader.status).toBe(403);
  });
});

test("without a demo shop there is nothing to let it into, and the answer says what to do", async () => {
  const bare = await testApi({ clock });
  try {
    expect(await findDemoShop(bare.sql)).toBeUndefined();
    const response = await bare.call("POST", "/v1/demo/incidents", { body: { kind: "shell" } });
    expect(response.status).toBe(409);
    expect((await problemOf(response)).detail).toContain("VIGIE_DEMO=on");
  } finally {
    await bare.close();
  }
});
