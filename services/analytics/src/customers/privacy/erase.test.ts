import { afterAll, beforeAll, expect, test } from "vitest";
import type { CohortsDoc } from "../../cohorts/schema.ts";
import { refresh } from "../../rollups/index.ts";
import { type TestApi, testApi } from "../../testing/api.ts";
import type { CustomerDoc, CustomerListDoc, CustomersDoc } from "../schema.ts";
import { scoreCustomers } from "../score.ts";
import type { ErasureDoc } from "./schema.ts";

const clock = () => new Date("2026-11-21T12:00:00Z");
const canary = {
  key: "canary-7731",
  name: "Ottilie Canarybird",
  email: "ottilie.canary@example.org",
  address: "7 Canary Wharf Row",
};
let api: TestApi;

beforeAll(async () => {
  api = await testApi({ clock });
  await api.sql`insert into shop.product (key, name, category, price, origin) values ('mug', 'Mug', 'Kitchen', 10, 'catalogue')`;
  const order = (order_id: string, customer_id: string, more: object = {}) =>
    api.call("POST", "/v1/orders", {
      headers: { "idempotency-key": order_id },
      body: {
        order_id,
        store: "s",
        currency: "EUR",
        ordered_at: "2026-10-05T10:00:00Z",
        customer_id,
        country: "FR",
        lines: [{ product_id: "mug", quantity: 2, unit_price: 10 }],
        ...more,
      },
    });
  for (let at = 0; at < 6; at++) await order(`o${at}`, `other-${at}`);
  const theirs = { shipping_address: canary.address, ordered_at: "2026-09-07T10:00:00Z", coupon: `FOR ${canary.name}` };
  expect((await order("c1", canary.key, theirs)).status).toBe(201);
  expect((await order("c2", canary.key, { shipping_address: canary.address })).status).toBe(201);
  await api.sql`update shop.customer set name = ${canary.name}, email = ${canary.email}, country = 'FR', city = 'Lyon' where key = ${canary.key}`;
  const [{ id } = { id: 0 }] = await api.sql`select id from shop.customer where key = ${canary.key}`;
  await api.sql`insert into shop.session (store_id, key, customer_id, started_at) values (1, ${`cookie of ${canary.email}`}, ${id}, '2026-10-05T09:00:00Z')`;
  await api.call("POST", "/v1/tickets", {
    body: { ticket_id: "t-canary", customer_id: canary.key, opened_at: "2026-10-06T09:00:00Z", topic: "delivery" },
  });
  await api.sql`insert into ops.log_line (at, service, env, level, source, line, attributes) values
    ('2026-10-05T10:00:01Z', 'checkout', 'production', 'error', 'otlp', ${`payment of ${canary.email.toUpperCase()} failed`}, ${api.sql.json({ user: canary.email })})`;
  await api.sql`insert into ops.log_line (at, service, env, level, source, line, attributes) values
    ('2026-10-05T10:00:02Z', 'checkout', 'production', 'error', 'otlp', ${`first line\n${canary.key}9 is somebody else`}, '{}')`;
  const [{ import_id } = { import_id: 0 }] =
    await api.sql`insert into ops.import (source, mapping, file, state) values ('orders', '{}', 'a.csv', 'done') returning id as import_id`;
  await api.sql`insert into ops.quarantine (import_id, source, file, line, reason, message, row) values
    (${import_id}, 'orders', 'a.csv', 7, 'not_a_number', ${`quantity of ${canary.name} is not a number`}, ${api.sql.json({ customer_id: canary.key, name: canary.name, note: `for\n${canary.name}`, quantity: "x" })})`;
  await api.sql`insert into shop.experiment (key, name, hypothesis, unit, arms, plan, started_at, created_at) values
    ('green', 'Green', 'It sells', 'customer', '[{"key": "a", "share": 1}, {"key": "b", "share": 1}]', '{}', '2026-09-01Z', '2026-09-01Z')`;
  await api.sql`insert into shop.exposure (experiment_id, unit, arm, exposed_at)
    select id, ${canary.key}, 'a', '2026-10-05T09:00:00Z' from shop.experiment`;
  await refresh(api.sql, { clock });
  await scoreCustomers(api.sql, { clock });
});
afterAll(() => api.close());

/** Every row of every table and view, as text. */
async function everything(): Promise<string> {
  const tables =
    await api.sql`select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'v', 'm', 'p') and n.nspname in ('shop', 'ops', 'mart', 'report', 'pgboss')`;
  const texts = await Promise.all(
    tables.map(async ({ schema, name }) => JSON.stringify(await api.sql.unsafe(`select * from ${schema}."${name}"`))),
  );
  return texts.join("\n").toLowerCase();
}

test("names and e-mail addresses are shown to the scope personal, and to no other but admin", async () => {
  for (const [scope, name] of [
    ["read", null],
    ["write", null],
    ["personal", canary.name],
    ["admin", canary.name],
  ] as const) {
    const doc = (await (await api.call("GET", `/v1/customers/${canary.key}`, { scope })).json()) as CustomerDoc;
    expect([doc.name, doc.email]).toEqual(name === null ? [null, null] : [canary.name, canary.email]);
    const list = (await (await api.call("GET", "/v1/customers?q=ottilie", { scope })).json()) as CustomerListDoc;
    expect(list.rows.map((row) => row.name)).toEqual(name === null ? [] : [canary.name]);
  }
});

test("the data of a person hold all that is known of them, for the scope personal", async () => {
  expect((await api.call("GET", `/v1/customers/${canary.key}/data`, { scope: "write" })).status).toBe(403);
  const data = await api.get<Record<string, object[]>>(`/v1/customers/${canary.key}/data`);
  expect(data).toMatchObject({ customer: { name: canary.name, email: canary.email } });
  const lengths = Object.fromEntries(Object.entries(data).map(([name, it]) => [name, it.length]));
  expect(lengths).toMatchObject({
    orders: 2,
    visits: 1,
    tickets: 1,
    experiments: 1,
    scores: 1,
    rejected_rows: 1,
    log_lines: 1,
  });
});

test("an erased customer is found nowhere any more, and no total has changed", async () => {
  const totals = async () => ({
    overview: (({ segments, grid, customers }) => ({ segments, grid, customers }))(
      await api.get<CustomersDoc>("/v1/customers/overview"),
    ),
    cohorts: (await api.get<CohortsDoc>("/v1/cohorts?metric=gross_revenue&show=value")).cohorts,
    cells: await api.sql`select * from mart.cell order by rollup, bucket, currency, store_id, value`,
    active: await api.sql`select * from mart.active_customers order by grain, bucket`,
  });
  const before = await totals();
  const marks = [canary.key, canary.name, canary.email, canary.address, "t-canary"].map((it) => it.toLowerCase());
  const found = await everything();
  for (const mark of marks) expect(found).toContain(mark);

  expect((await api.call("DELETE", `/v1/customers/${canary.key}`, { scope: "write" })).status).toBe(403);
  const answer = await api.call("DELETE", `/v1/customers/${canary.key}`);
  expect(answer.status).toBe(200);
  const report = (await answer.json()) as ErasureDoc;
  expect(report).toMatchObject({ clean: true, left: [], searched_for: 4 });
  expect(report.changed.map((it) => it.place)).toEqual(
    expect.arrayContaining([
      "shop.customer",
      "shop.sales_order",
      "shop.session",
      "shop.ticket",
      "shop.exposure.unit",
      "ops.log_line.line",
      "ops.quarantine.row",
    ]),
  );

  const left = await everything();
  expect(left.match(/canary-77319 is somebody else/g)).toHaveLength(1);
  const others = left.replaceAll("canary-77319", "");
  for (const mark of marks) expect(others).not.toContain(mark);
  expect(await totals()).toEqual(before);
  expect((await api.call("GET", `/v1/customers/${canary.key}`)).status).toBe(404);
});
