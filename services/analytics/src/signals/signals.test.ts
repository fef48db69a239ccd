import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refresh } from "../rollups/index.ts";
import { problemOf, type TestApi, testApi } from "../testing/api.ts";
import { findStockOuts } from "./index.ts";
import type { HolidaysDoc, SignalsDoc } from "./schema.ts";

const now = new Date("2026-11-21T14:00:00Z");
const clock = () => now;
let api: TestApi;
beforeAll(async () => {
  api = await testApi({ clock });
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.sql`truncate ops.signal, ops.triage, ops.stock_seen, shop.stock_level, shop.product, shop.warehouse restart identity cascade`;
  await api.sql`insert into shop.product (key, name, category, brand, price, origin) values
    ('mug', 'Mug', 'Kitchen', 'Nord', 10, 'catalogue'), ('hat', 'Hat', 'Clothes', null, 20.50, 'catalogue'), ('seen', 'Seen', null, null, 5, 'orders')`;
  await api.sql`insert into shop.warehouse (key, name) values ('a', 'A'), ('b', 'B')`;
});

const all = (more = "") => api.get<SignalsDoc>(`/v1/signals?from=2026-11-01&to=2027-01-01${more}`);
const told = async (more = "") =>
  (await all(more)).rows.map(({ title, started_at, ended_at, severity }) => ({
    title,
    started_at,
    ended_at,
    severity,
  }));

test("a change of a list price is a signal, once, with both prices; a price only seen on orders is none", async () => {
  await api.sql`update shop.product set price = price * 1.2, updated_at = '2026-11-20T10:00:00Z' where key in ('mug', 'seen')`;
  await api.sql`update shop.product set name = 'Big mug', updated_at = '2026-11-20T11:00:00Z' where key = 'mug'`;
  const { rows } = await all();
  expect(rows.map(({ kind, title, dimensions, detail }) => ({ kind, title, dimensions, detail }))).toEqual([
    {
      kind: "price_change",
      title: "Mug: price up from 10 to 12",
      dimensions: { product: "mug", category: "Kitchen", brand: "Nord" },
      detail: { before: "10", after: "12", change: 0.2 },
    },
  ]);
});

test("a product is sold out while all warehouses together have none of it", async () => {
  const levels = [
    ["a", "2026-11-10T00:00:00Z", 5],
    ["b", "2026-11-10T00:00:00Z", 2],
    ["a", "2026-11-11T00:00:00Z", 0],
    ["b", "2026-11-12T06:00:00Z", 0],
    ["a", "2026-11-13T00:00:00Z", 0],
    ["b", "2026-11-14T09:00:00Z", 4],
    ["b", "2026-11-20T12:00:00Z", 0],
  ] as const;
  for (const [warehouse, at, quantity] of levels)
    await api.sql`insert into shop.stock_level (product_id, warehouse_id, as_of, quantity)
      select p.id, w.id, ${at}::timestamptz, ${quantity} from shop.product p, shop.warehouse w where p.key = 'mug' and w.key = ${warehouse}`;
  expect(await findStockOuts(api.sql, clock)).toBe(2);
  const expected = [
    { title: "Mug sold out", started_at: "2026-11-20T12:00:00.000Z", ended_at: null, severity: "info" },
    {
      title: "Mug sold out",
      started_at: "2026-11-12T06:00:00.000Z",
      ended_at: "2026-11-14T09:00:00.000Z",
      severity: "info",
    },
  ];
  expect(await told()).toEqual(expected);
  expect(await findStockOuts(api.sql, clock)).toBe(0);
  await api.sql`insert into shop.stock_level (product_id, warehouse_id, as_of, quantity)
    select p.id, w.id, '2026-11-21T08:00:00Z', 9 from shop.product p, shop.warehouse w where p.key = 'mug' and w.key = 'a'`;
  await findStockOuts(api.sql, clock);
  expect((await told())[0]?.ended_at).toBe("2026-11-21T08:00:00.000Z");
});

test("a best seller that is sold out is a warning", async () => {
  const order = {
    order_id: "1",
    store: "s",
    currency: "EUR",
    ordered_at: "2026-11-15T10:00:00Z",
    customer_id: "c",
    lines: [{ product_id: "mug", quantity: 3, unit_price: 10 }],
  };
  expect((await api.call("POST", "/v1/orders", { body: order, headers: { "idempotency-key": "k" } })).status).toBe(201);
  await refresh(api.sql, { clock });
  await api.sql`insert into shop.stock_level (product_id, warehouse_id, as_of, quantity)
    select p.id, w.id, '2026-11-20T08:00:00Z', 0 from shop.product p, shop.warehouse w where p.key in ('mug', 'hat') and w.key = 'a'`;
  await findStockOuts(api.sql, clock);
  expect((await told()).map((it) => [it.title, it.severity])).toEqual([
    ["Mug sold out", "warning"],
    ["Hat sold out", "info"],
  ]);
  expect((await all("&min_severity=warning")).total).toBe(1);
});

test("a sold-out product tells its share of what the shop sold in the four weeks before", async () => {
  const line = (product_id: string, quantity: number, unit_price: number) => ({ product_id, quantity, unit_price });
  const sold = [
    ["share-1", "2026-07-01T10:00:00Z", [line("hat", 100, 20)]],
    ["share-2", "2026-09-15T10:00:00Z", [line("mug", 3, 10), line("hat", 1, 20)]],
    ["share-3", "2026-09-16T10:00:00Z", [line("hat", 2, 35)]],
  ] as const;
  for (const [order_id, ordered_at, lines] of sold) {
    const order = { order_id, store: "share", currency: "EUR", ordered_at, customer_id: "c", lines };
    const headers = { "idempotency-key": order_id };
    expect((await api.call("POST", "/v1/orders", { body: order, headers })).status).toBe(201);
  }
  await refresh(api.sql, { clock });
  await api.sql`insert into shop.stock_level (product_id, warehouse_id, as_of, quantity)
    select p.id, w.id, '2026-09-20T08:00:00Z', 0 from shop.product p, shop.warehouse w where p.key in ('mug', 'seen') and w.key = 'a'`;
  await findStockOuts(api.sql, clock);
  const { rows } = await all();
  expect(rows.map(({ title, detail }) => [title, detail])).toEqual([
    ["Mug sold out", { revenue_share: 0.25 }],
    ["Seen sold out", {}],
  ]);
});

const calendar = (...events: string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.map((it) => `BEGIN:VEVENT\r\n${it}\r\nEND:VEVENT`).join("\r\n")}\r\nEND:VCALENDAR\r\n`;
const bring = async (text: string) =>
  api.call("POST", "/v1/signals/holidays?country=France", { body: text, headers: { "content-type": "text/calendar" } });

test("holidays of an iCalendar file are days on the time axis, yearly ones too; a faulty event is named, the rest goes on", async () => {
  const text = calendar(
    "UID:1\r\nDTSTART;VALUE=DATE:20261111\r\nDTEND;VALUE=DATE:20261112\r\nSUMMARY:Armistice Day",
    "UID:2\r\nDTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Christmas",
    "UID:3\r\nDTSTART;VALUE=DATE:20261201",
    "UID:4\r\nDTSTART;VALUE=DATE:20261220\r\nDTEND;VALUE=DATE:20261223\r\nSUMMARY:School holidays",
  );
  const doc = (await (await bring(text)).json()) as HolidaysDoc;
  expect(doc).toMatchObject({
    read: 4,
    rejected: [{ event: "event 3", message: "SUMMARY is missing; give the holiday a name" }],
  });
  expect(await told()).toEqual([
    {
      title: "Christmas (France)",
      started_at: "2026-12-25T00:00:00.000Z",
      ended_at: "2026-12-26T00:00:00.000Z",
      severity: "info",
    },
    {
      title: "School holidays (France)",
      started_at: "2026-12-20T00:00:00.000Z",
      ended_at: "2026-12-23T00:00:00.000Z",
      severity: "info",
    },
    {
      title: "Armistice Day (France)",
      started_at: "2026-11-11T00:00:00.000Z",
      ended_at: "2026-11-12T00:00:00.000Z",
      severity: "info",
    },
  ]);
  expect((await (await bring(text)).json()) as HolidaysDoc).toMatchObject({ written: 0 });
});

test("what is no calendar is refused", async () => {
  const response = await bring("<html>");
  expect([response.status, (await problemOf(response)).detail]).toEqual([422, "body: is not an iCalendar file"]);
});

test("a reported change is written once and follows its corrections", async () => {
  const it = {
    kind: "experiment",
    key: "checkout-button",
    title: "Green button",
    started_at: "2026-11-20T09:00:00Z",
    ended_at: null,
  };
  expect(await api.post("/v1/signals", it)).toEqual({ changed: true });
  expect(await api.post("/v1/signals", it)).toEqual({ changed: false });
  expect(await api.post("/v1/signals", { ...it, ended_at: "2026-11-21T09:00:00Z" })).toEqual({ changed: true });
  expect(await told()).toEqual([
    {
      title: "Green button",
      started_at: "2026-11-20T09:00:00.000Z",
      ended_at: "2026-11-21T09:00:00.000Z",
      severity: "info",
    },
  ]);
});

test("signals that touch the range are in it: begun before and going on, begun before and ended in it, not ended before it", async () => {
  const put = (key: string, started_at: string, ended_at: string | null) =>
    api.post("/v1/signals", { kind: "campaign", key, title: key, started_at, ended_at });
  await put("going on", "2026-11-01T00:00:00Z", null);
  await put("ended within", "2026-11-01T00:00:00Z", "2026-11-10T00:00:00Z");
  await put("ended before", "2026-11-01T00:00:00Z", "2026-11-09T23:59:59Z");
  await put("begins at the end", "2026-11-11T00:00:00Z", null);
  const doc = await api.get<SignalsDoc>("/v1/signals?from=2026-11-10&to=2026-11-11");
  expect(doc.rows.map((row) => row.title).sort()).toEqual(["ended within", "going on"]);
});

test.each([
  ["kind", { kind: "deploy", key: "x", title: "x", started_at: "2026-11-01T00:00:00Z" }],
  [
    "ended_at",
    { kind: "campaign", key: "x", title: "x", started_at: "2026-11-02T00:00:00Z", ended_at: "2026-11-01T00:00:00Z" },
  ],
  ["started_at", { kind: "campaign", key: "x", title: "x", started_at: "now" }],
])("a change with a wrong %s is refused and names it", async (field, body) => {
  const response = await api.call("POST", "/v1/signals", { body });
  expect([response.status, (await problemOf(response)).errors?.[0]?.field]).toEqual([422, field]);
});
