import { afterAll, beforeAll, expect, test } from "vitest";
import { problemOf, type TestApi, testApi } from "../testing/api.ts";
import type { TicketDoc, TicketsDoc } from "./schema.ts";

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  await api.sql`insert into shop.store (key, name, currency) values ('paris', 'Paris', 'EUR')`;
});
afterAll(() => api.close());

const opened = { ticket_id: "T-1", customer_id: "ann", store: "paris", order_id: "A-1", topic: "late_delivery" };
const times = { opened_at: "2026-03-04T10:00:00Z" };
const post = (body: object, key?: string) =>
  api.call("POST", "/v1/tickets", { body, scope: "write", headers: key ? { "idempotency-key": key } : {} });
const keys = (doc: TicketsDoc) => doc.rows.map((row) => row.ticket_id);

test("a ticket is created once, with a customer who was not known, and completed when it is closed", async () => {
  const first = await post({ ...opened, ...times });
  expect(first.status).toBe(201);
  expect((await first.json()) as TicketDoc).toMatchObject({ ...opened, closed_at: null, satisfaction: null });
  expect((await post({ ...opened, ...times })).status).toBe(200);
  const closed = { ...opened, ...times, closed_at: "2026-03-05T08:00:00+01:00", channel: "email", satisfaction: 2 };
  expect((await (await post(closed)).json()) as TicketDoc).toMatchObject({
    closed_at: "2026-03-05T07:00:00.000000Z",
    satisfaction: 2,
  });
  const rows =
    await api.sql`select c.key, count(*)::int as n from shop.ticket t join shop.customer c on c.id = t.customer_id group by 1`;
  expect(rows).toEqual([{ key: "ann", n: 1 }]);
});

test("with a key, a repeat that comes late gets the first answer and opens nothing again", async () => {
  const open = { ...opened, ticket_id: "T-2", ...times };
  const first = await (await post(open, "open-2")).json();
  await post({ ...open, closed_at: "2026-03-05T10:00:00Z" }, "close-2");
  expect(await (await post(open, "open-2")).json()).toEqual(first);
  expect((await post({ ...open, topic: "return" }, "open-2")).status).toBe(409);
  const { rows } = await api.get<TicketsDoc>("/v1/tickets?state=closed");
  expect(rows.map((row) => row.ticket_id)).toContain("T-2");
});

test("two senders at once make one ticket and one customer", async () => {
  const body = { ticket_id: "T-3", customer_id: "bob", opened_at: "2026-03-06T10:00:00Z" };
  const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await post(body)).status));
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 200)).toHaveLength(5);
});

test.each([
  [{ customer_id: undefined }, "customer_id"],
  [{ opened_at: "yesterday" }, "opened_at"],
  [{ closed_at: "2026-03-04T09:59:59Z" }, "closed_at"],
  [{ satisfaction: 6 }, "satisfaction"],
  [{ satisfaction: 2.5 }, "satisfaction"],
  [{ topic: "x".repeat(101) }, "topic"],
])("a ticket with %j is refused by the field %s", async (wrong, field) => {
  const response = await post({ ...opened, ticket_id: "T-4", ...times, ...wrong });
  expect(response.status).toBe(422);
  expect((await problemOf(response)).errors?.map((it) => it.field)).toEqual([field]);
});

test("a ticket of a store that is not known is refused with the mend, and makes no customer", async () => {
  const response = await post({ ...opened, ticket_id: "T-5", customer_id: "eve", store: "rome", ...times });
  expect((await problemOf(response)).errors).toEqual([
    { field: "store", message: "store rome is not known", mend: expect.stringContaining("leave it out") },
  ]);
  expect(await api.sql`select from shop.customer where key = 'eve'`).toHaveLength(0);
});

test("what was written in a ticket is not taken", async () => {
  expect((await post({ ...opened, ...times, body: "My parcel is not here" })).status).toBe(422);
});

test("a customer's tickets come page by page, the latest first, each once", async () => {
  for (let n = 0; n < 5; n++)
    await post({ ticket_id: `P-${n}`, customer_id: "cem", opened_at: `2026-03-0${1 + (n % 3)}T10:00:00Z` });
  const found: string[] = [];
  let cursor: string | null = "";
  do {
    const more: string = cursor ? `&cursor=${cursor}` : "";
    const page: TicketsDoc = await api.get(`/v1/tickets?customer=cem&limit=2${more}`);
    found.push(...keys(page));
    cursor = page.next_cursor;
  } while (cursor);
  expect(found).toEqual(["P-2", "P-4", "P-1", "P-3", "P-0"]);
});

test("tickets are found by order, topic, state and time", async () => {
  const by = async (query: string) => keys(await api.get<TicketsDoc>(`/v1/tickets?${query}`)).sort();
  expect(await by("order=A-1&store=paris")).toEqual(["T-1", "T-2"]);
  expect(await by("topic=late_delivery&state=open")).toEqual([]);
  expect(await by("customer=cem&state=open&from=2026-03-02&to=2026-03-03")).toEqual(["P-1", "P-4"]);
  expect((await api.call("GET", "/v1/tickets?cursor=nothing")).status).toBe(422);
  expect((await api.call("GET", "/v1/tickets?from=never")).status).toBe(422);
});

test("reading needs the scope read, writing the scope write", async () => {
  expect((await api.call("GET", "/v1/tickets", { scope: "ingest" })).status).toBe(403);
  expect((await api.call("POST", "/v1/tickets", { scope: "read", body: { ...opened, ...times } })).status).toBe(403);
});
