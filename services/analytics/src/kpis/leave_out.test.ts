import { testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeOrder } from "../orders/write.ts";
import { queryProducts } from "../products/query.ts";
import { rebuild, refresh } from "../rollups/index.ts";
import { type MetricId, metricIds, metrics } from "./catalogue.ts";
import { queryOverview } from "./overview.ts";
import { type KpiRequest, queryKpi } from "./query.ts";
import type { DimensionId, Interval, KpiDoc } from "./schema.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;
const now = new Date("2026-03-20T12:00:00Z");
const clock = () => now;
const ask = (id: MetricId, request: KpiRequest) => queryKpi(db.sql, clock, id, request);
const day = 86_400_000;
const count = 240;

/** A number of [0, below) that looks random and is always the same. */
const draw = (n: number, salt: number, below: number) => (((n + 1) * (salt * 2_654_435 + 40_503)) >>> 7) % below;
const pick = <Value>(n: number, salt: number, values: readonly Value[]) =>
  values[draw(n, salt, values.length)] as Value;

async function order(n: number): Promise<void> {
  const london = draw(n, 1, 4) === 0;
  const customer = draw(n, 2, 14);
  await db.sql.begin((tx) =>
    writeOrder(tx, {
      order_id: `o${n}`,
      store: london ? "london" : "paris",
      currency: london ? "GBP" : "EUR",
      time_zone: london ? "Europe/London" : "Europe/Paris",
      ordered_at: new Date(Date.parse("2026-01-20T00:00:00Z") + (n * 55 * day) / count).toISOString(),
      customer_id: customer < 11 ? `c${customer}` : null,
      country: pick(n, 3, ["France", "Spain", "UK"]),
      channel: pick(n, 4, ["web", "app"]),
      device: pick(n, 5, ["mobile", "desktop"]),
      lines: [
        { product_id: pick(n, 6, ["mug", "lamp", "pin"]), quantity: 1 + draw(n, 7, 3) },
        ...(draw(n, 8, 3) === 0
          ? [{ product_id: pick(n, 9, ["mug", "pin", "rug"]), quantity: 1, unit_price: "7.77" }]
          : []),
      ],
    }),
  );
}

/** Customers 0 and 1 have marked orders only, 2 the first of his; others some. The first and last order of all is true. */
const marks = `
  select id from shop.sales_order o left join (select id as customer_id, key as customer from shop.customer) c using (customer_id)
  where key not in ('o0', 'o${count - 1}') and (customer in ('c0', 'c1') or substr(key, 2)::int % 5 = 0
    or id = (select min(id) from shop.sales_order f where f.customer_id = o.customer_id and customer = 'c2'))`;

beforeAll(async () => {
  db = await testDatabase();
  await db.sql`insert into shop.product (key, name, category, brand, price, cost, origin) values ('mug', 'Mug', 'Kitchen', 'Acme', 10.01, 4, 'catalogue'),
    ('lamp', 'Lamp', 'Light', 'Lux', 50, null, 'catalogue'), ('pin', 'Pin', 'Kitchen', 'Lux', 0.99, 0.333, 'catalogue'), ('rug', 'Rug', 'Floor', null, 90, 50, 'catalogue')`;
  for (let n = 0; n < count; n++) await order(n);
  await db.sql`insert into shop.refund (order_id, key, line_no, quantity, amount, refunded_at)
    select id, 'r', 1, 1, 50, ordered_at + interval '3 days' from shop.sales_order where id % 3 = 0`;
  await db.sql`insert into shop.session (store_id, key, started_at, device, country, channel, order_key)
    select store_id, key, ordered_at - interval '10 minutes', device, country, channel, key from shop.sales_order where id % 7 <> 0
    union all select id, 'visit' || n, '2026-01-25T08:00:00Z'::timestamptz + n * interval '7 hours', 'mobile', 'Spain', 'web', null from shop.store, generate_series(1, 120) n`;
  await refresh(db.sql, { clock });
});
afterAll(() => db.close());

const groups: DimensionId[][] = [
  [],
  ["store"],
  ["country"],
  ["category"],
  ["product"],
  ["loyalty_tier"],
  ["country", "channel"],
];
const intervals: Interval[] = ["none", "day", "week", "month", "hour"];
const filters: KpiRequest["filters"][] = [
  {},
  { store: ["paris"] },
  { category: ["Kitchen", "Light"] },
  { country: ["Spain"] },
];
const ranges = [
  { from: "2026-02-03", to: "2026-03-11" },
  { from: "2026-01-01", to: "2026-04-01" },
];

function requests(id: MetricId): KpiRequest[] {
  const allowed = (of: readonly string[]) =>
    of.every((it) => (metrics[id].dimensions as readonly string[]).includes(it));
  return groups
    .flatMap((groupBy, g) =>
      intervals.map((interval, i): KpiRequest => {
        const range = interval === "hour" ? { from: "2026-02-03", to: "2026-02-06" } : ranges[(g + i) % 2];
        const filter = filters[(g * 3 + i) % filters.length];
        return {
          ...range,
          groupBy,
          interval,
          filters: filter,
          ...(g % 2 ? { currencies: ["EUR"] } : {}),
          compare: "previous_period",
        };
      }),
    )
    .filter((_, n) => (n + metricIds.indexOf(id)) % 2 === 0)
    .filter(({ groupBy = [], filters = {} }) => allowed([...groupBy, ...Object.keys(filters)]));
}

const figures = ({ total, comparison, rows, groups, currency }: KpiDoc) => ({
  total,
  comparison,
  rows,
  groups,
  currency,
});

/** Products by each of the three ways they are summed. */
async function products(attacks: "include" | "exclude") {
  const ways = [{}, { stores: ["paris"] }, { orders: { country: ["Spain"] } }];
  const asked = { ...ranges[0], limit: 50, currencies: ["EUR"], everything: false, attacks };
  return Promise.all(ways.map(async (way) => (await queryProducts(db.sql, clock, { ...asked, ...way })).rows));
}

test("without a marked order, excluding says the same as including", async () => {
  const request = { ...ranges[0], interval: "day" } as const;
  const doc = await ask("orders", { ...request, attacks: "exclude" });
  expect(doc.attacks).toEqual({ excluded: true, orders: 0 });
  expect(figures(doc)).toEqual(figures(await ask("orders", request)));
});

test("clean is what a database says from which the marked orders and their sessions are gone, in every metric, interval and group", async () => {
  await db.sql.unsafe(
    `insert into ops.attack_order (order_id, signal_key, marked_at) select id, 'k', now() from (${marks}) it`,
  );
  const asked = metricIds.flatMap((id) => requests(id).map((request) => ({ id, request })));
  expect(asked.length).toBeGreaterThan(200);
  const clean: ReturnType<typeof figures>[] = [];
  for (const { id, request } of asked) clean.push(figures(await ask(id, { ...request, attacks: "exclude" })));
  const raw = await ask("orders", { ...ranges[1] });
  const all = await ask("orders", { ...ranges[1], attacks: "exclude" });
  const [marked] = await db.sql`select count(*)::int as n from ops.attack_order`;
  expect(raw.attacks).toEqual({ excluded: false, orders: marked?.["n"] });
  expect(all.attacks).toEqual({ excluded: true, orders: marked?.["n"] });
  expect([raw.total, all.total]).toMatchObject([{ value: count }, { value: count - Number(marked?.["n"]) }]);
  const sold = await products("exclude");
  expect(sold).not.toEqual(await products("include"));
  const page = await queryOverview(db.sql, clock, { ...ranges[1], currencies: ["EUR"], attacks: "exclude" });
  expect(page.attacks.excluded).toBe(true);
  expect(page.attacks.orders).toBeLessThan(Number(marked?.["n"]));

  await db.sql.begin(async (tx) => {
    await tx`create temporary table gone on commit drop as
      select o.id, o.store_id, o.key from shop.sales_order o join ops.attack_order on order_id = o.id`;
    await tx`delete from shop.session s using gone where s.store_id = gone.store_id and s.order_key = gone.key`;
    await tx`delete from shop.refund where order_id in (select id from gone)`;
    await tx`delete from shop.order_line where order_id in (select id from gone)`;
    await tx`delete from shop.sales_order where id in (select id from gone)`;
  });
  await rebuild(db.sql, { clock });
  const left = await ask("orders", { ...ranges[1] });
  expect([left.total, left.attacks.orders]).toEqual([all.total, 0]);
  expect(await products("include")).toEqual(sold);
  for (const [index, { id, request }] of asked.entries())
    expect({ id, request, ...figures(await ask(id, request)) }).toEqual({ id, request, ...clean[index] });
}, 120_000);
