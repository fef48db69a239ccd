import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { KpiDoc, OverviewDoc } from "../kpis/schema.ts";
import { refresh } from "../rollups/index.ts";
import type { SignalsDoc } from "../signals/schema.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { markAttacks, markPast } from "./index.ts";

const today = new Date("2026-03-10T12:00:00Z");
let now = today;
const clock = () => now;
const minutes = (n: number) => n * 60_000;
let api: TestApi;

beforeAll(async () => {
  api = await testApi({ clock });
  await api.sql`insert into shop.product (key, name, price, origin) values ('mug', 'Mug', 60, 'catalogue'), ('pin', 'Pin', 2, 'catalogue')`;
  await api.sql`insert into shop.store (key, name, currency, time_zone) values ('paris', 'Paris', 'EUR', 'Europe/Paris')`;
});
afterAll(() => api.close());
beforeEach(async () => {
  now = today;
  await api.sql`truncate ops.signal, ops.triage, ops.triage_event, ops.attack_order, ops.setting, shop.order_line, shop.sales_order, shop.customer restart identity cascade`;
  // A month of one order an hour, each to an address of its own.
  await orders("usual", 700, new Date("2026-02-09T00:00:00Z"), 60, "mug", (n) => `${n} Rue Neuve`);
});

/** Orders of guests, so many minutes from one to the next. */
async function orders(
  name: string,
  count: number,
  from: Date,
  gap: number,
  product: string,
  address: (n: number) => string,
) {
  const addresses = Array.from({ length: count }, (_, n) => address(n));
  await api.sql`with made as (
      insert into shop.sales_order (store_id, key, ordered_at, channel, shipping_address, payment_method, total)
      select s.id, ${name} || '-' || n, ${from.toISOString()}::timestamptz + (n - 1) * ${gap} * interval '1 minute', 'web', address,
        'card', p.price * 100
      from shop.store s, shop.product p, unnest(${addresses}::text[]) with ordinality as it(address, n) where p.key = ${product} returning id, total)
    insert into shop.order_line (order_id, line_no, product_id, quantity, unit_price, total)
    select made.id, 1, p.id, 1, p.price, made.total from made, shop.product p where p.key = ${product}`;
}
const testing = (name: string, count: number, before: number) =>
  orders(name, count, new Date(today.getTime() - minutes(before)), 1, "pin", (n) => `${n % 3} Rue X`);

const told = async () => (await api.get<SignalsDoc>("/v1/signals?from=2026-02-01&to=2026-04-01&kind=attack")).rows;
const marked = async () => Number((await api.sql`select count(*) as n from ops.attack_order`)[0]?.["n"]);

test("card testing is a signal, and its orders are marked, once", async () => {
  await testing("a", 40, 300);
  expect(await markAttacks(api.sql, clock)).toEqual({ attacks: 1, orders: 40, released: 0 });
  const [signal, ...more] = await told();
  expect(more).toEqual([]);
  expect(signal).toMatchObject({
    title: "Card testing: 40 orders of about 2.00 EUR in 39 minutes",
    severity: "warning",
    started_at: "2026-03-10T07:00:00.000Z",
    ended_at: "2026-03-10T07:39:00.000Z",
    count: 40,
    dimensions: { payment_method: "card", channel: "web", product: "pin", store: "paris" },
  });
  const before = await api.sql`select order_id, signal_key, marked_at from ops.attack_order order by 1`;
  expect(await markAttacks(api.sql, clock)).toBeUndefined();
  now = new Date(today.getTime() + minutes(1));
  await orders("one", 1, new Date("2026-03-10T11:59:00Z"), 1, "mug", () => "elsewhere");
  expect(await markAttacks(api.sql, clock)).toEqual({ attacks: 1, orders: 0, released: 0 });
  expect(await api.sql`select order_id, signal_key, marked_at from ops.attack_order order by 1`).toEqual(before);
  expect(await told()).toHaveLength(1);
});

test("an attack that goes on is the same one, longer, and ends an hour after its last order", async () => {
  await testing("a", 30, 31);
  await markAttacks(api.sql, clock);
  const [first] = await told();
  expect(first).toMatchObject({ ended_at: null, count: 30 });
  now = new Date(today.getTime() + minutes(60 * 50));
  await testing("b", 60 * 49, 0);
  await markAttacks(api.sql, clock);
  const [grown, ...more] = await told();
  expect([more, grown?.id, grown?.count, grown?.started_at]).toEqual([[], first?.id, 2_970, first?.started_at]);
  expect(grown?.ended_at).toBe("2026-03-12T12:59:00.000Z");
  expect(await marked()).toBe(2_970);
});

test("orders that come late and begin earlier join the attack under its key", async () => {
  await testing("a", 20, 61);
  await markAttacks(api.sql, clock);
  await testing("b", 30, 95);
  await markAttacks(api.sql, clock);
  expect((await told()).map((it) => it.count)).toEqual([50]);
  expect(await api.sql`select distinct signal_key from ops.attack_order`).toEqual([
    { signal_key: "2026-03-10T10 EUR" },
  ]);
});

test("a false alarm releases its orders for good; taken back, they are marked again", async () => {
  await testing("a", 30, 300);
  await markAttacks(api.sql, clock);
  const [signal] = await told();
  await api.post(`/v1/triage/attack/${signal?.id}`, { action: "verdict", verdict: "false_alarm" });
  expect(await markAttacks(api.sql, clock)).toMatchObject({ released: 30 });
  await testing("b", 5, 270);
  await markAttacks(api.sql, clock);
  expect([await marked(), (await told()).length]).toEqual([0, 1]);
  now = new Date(today.getTime() + minutes(5 * 24 * 60));
  await api.post(`/v1/triage/attack/${signal?.id}`, { action: "reopen" });
  await markAttacks(api.sql, clock);
  expect(await marked()).toBe(35);
});

test("an address that many orders go to every day is none, and neither is a shop's first week", async () => {
  await orders("desk", 3_400, new Date("2026-03-01T00:00:00Z"), 4, "mug", () => "The shop");
  expect(await markAttacks(api.sql, clock)).toMatchObject({ attacks: 0 });
  await api.sql`delete from shop.sales_order where ordered_at < '2026-03-07'`;
  await testing("a", 40, 300);
  expect(await markAttacks(api.sql, clock)).toMatchObject({ attacks: 0 });
});

test("a false alarm that goes on ends like any other, without a marked order; so does an attack whose orders are gone", async () => {
  await testing("a", 30, 31);
  await markAttacks(api.sql, clock);
  await api.post(`/v1/triage/attack/${(await told())[0]?.id}`, { action: "verdict", verdict: "false_alarm" });
  now = new Date(today.getTime() + minutes(20));
  await testing("b", 15, 1);
  await markAttacks(api.sql, clock);
  expect([await marked(), (await told()).map((it) => [it.count, it.ended_at])]).toEqual([0, [[45, null]]]);
  now = new Date(today.getTime() + minutes(120));
  await markAttacks(api.sql, clock);
  expect((await told()).map((it) => it.ended_at)).toEqual(["2026-03-10T12:13:00.000Z"]);
  expect(await markAttacks(api.sql, clock)).toBeUndefined();
  await orders("c", 30, new Date(now.getTime() - minutes(31)), 1, "pin", () => "9 Rue Z");
  await markAttacks(api.sql, clock);
  await api.sql`delete from shop.sales_order where key like 'c-%'`;
  await markAttacks(api.sql, clock);
  expect((await told()).every((it) => it.ended_at !== null)).toBe(true);
});

test("figures can be asked for without them, and a false alarm is in both again", async () => {
  await testing("a", 40, 300);
  await refresh(api.sql, { clock });
  await markAttacks(api.sql, clock);
  const ask = (more: string) => api.get<KpiDoc>(`/v1/kpis/orders?from=2026-03-10&to=2026-03-11${more}`);
  const [raw, clean] = [await ask(""), await ask("&attacks=exclude")];
  expect([raw.total.n - clean.total.n, raw.attacks, clean.attacks]).toEqual([
    40,
    { excluded: false, orders: 40 },
    { excluded: true, orders: 40 },
  ]);
  expect(clean.provenance.method).toContain("less the marked orders of attacks");
  const page = await api.get<OverviewDoc>("/v1/analytics/overview?from=2026-03-10&to=2026-03-11&attacks=exclude");
  expect([page.attacks, page.tiles[2]?.total]).toEqual([clean.attacks, clean.total]);
  expect((await api.call("GET", "/v1/kpis/orders?attacks=none")).status).toBe(422);
  const [signal] = await told();
  await api.post(`/v1/triage/attack/${signal?.id}`, { action: "verdict", verdict: "false_alarm" });
  await markAttacks(api.sql, clock);
  expect([(await ask("&attacks=exclude")).total, (await ask("")).attacks.orders]).toEqual([raw.total, 0]);
});

test("people with SQL see which orders are marked, and under which signal", async () => {
  await testing("a", 12, 300);
  await markAttacks(api.sql, clock);
  const rows = await api.sql.begin(async (tx) => {
    await tx`set local role vigie_report`;
    return tx`select "order", store, total::float8 as total, attack from report.attack_orders order by ordered_at limit 1`;
  });
  expect(rows).toEqual([
    { order: "a-1", store: "paris", total: 2, attack: "Card testing: 12 orders of about 2.00 EUR in 11 minutes" },
  ]);
});

test("older orders are looked at when asked, after an import", async () => {
  await orders("old", 40, new Date("2026-03-03T23:50:00Z"), 1, "pin", () => "1 Rue X");
  await markAttacks(api.sql, clock);
  expect(await marked()).toBe(0);
  await markPast(api.sql, clock, 14);
  expect([await marked(), (await told()).map((it) => [it.count, it.started_at])]).toEqual([
    40,
    [[40, "2026-03-03T23:50:00.000Z"]],
  ]);
  expect(await markPast(api.sql, clock, 14)).toEqual({ attacks: 1, orders: 0 });
});
