import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { refresh } from "../../rollups/index.ts";
import { problemOf, type TestApi, testApi } from "../../testing/api.ts";
import { scoreCustomers } from "../score.ts";
import { deliver, signatureOf } from "./deliver.ts";
import { deliverJob } from "./job.ts";

const clock = () => new Date("2026-11-21T12:00:00Z");
const secret = "a secret of this test";
const people = 1_500;
let api: TestApi;
let server: Server;

interface Got {
  headers: IncomingMessage["headers"];
  body: string;
}
let got: Got[] = [];
let answers: number[] = [];

beforeAll(async () => {
  api = await testApi({ clock, config: { webhookSecret: secret } });
  await api.sql`insert into shop.store (key, name, currency) values ('s', 'S', 'EUR')`;
  await api.sql`insert into shop.product (key, name, price, origin) values ('mug', 'Mug', 10, 'catalogue')`;
  await api.sql`insert into shop.customer (key, name, email) select 'c' || i, case i when 7 then '=cmd()' else 'Name ' || i end, 'c' || i || '@x.example' from generate_series(1, ${people}) i`;
  await api.sql`insert into shop.sales_order (store_id, key, customer_id, ordered_at) select 1, 'o' || id, id, timestamptz '2026-11-01' - id * interval '1 hour' from shop.customer`;
  await api.sql`insert into shop.order_line (order_id, line_no, product_id, quantity, unit_price, total) select id, 1, 1, 1 + id % 9, 10, 1000 * (1 + id % 9) from shop.sales_order`;
  await refresh(api.sql, { clock });
  await scoreCustomers(api.sql, { clock });
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      got.push({ headers: request.headers, body });
      response.statusCode = answers.shift() ?? 204;
      response.end();
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await api.close();
});
afterEach(() => {
  got = [];
  answers = [];
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
const send = (more: object = {}, waitsMs = [1, 1]) =>
  deliver(api.sql, { delivery: "d1", url: url(), personal: false, ...more }, { secret, waitsMs });

test("every customer of a segment is delivered once, in signed pages", async () => {
  expect(await send()).toEqual({ customers: people, pages: 2 });
  for (const { headers, body } of got) expect(headers["x-vigie-signature-256"]).toBe(signatureOf(body, secret));
  const pages = got.map(({ body }) => JSON.parse(body));
  expect(pages.map(({ page, last, customers }) => [page, last, customers.length])).toEqual([
    [1, false, 1_000],
    [2, true, 500],
  ]);
  expect(new Set(pages.flatMap(({ customers }) => customers.map((it: { customer: string }) => it.customer))).size).toBe(
    people,
  );
  expect(pages[0].customers[0]).toMatchObject({ customer: "c1", name: null, email: null, monetary: 20 });
});

test("a receiver that is away for a while gets the same page again, under the same delivery", async () => {
  answers = [503, 429, 204];
  await send();
  expect(got.map(({ headers }) => [headers["x-vigie-delivery"], headers["x-vigie-page"]])).toEqual([
    ["d1", "1"],
    ["d1", "1"],
    ["d1", "1"],
    ["d1", "2"],
  ]);
  expect(got[0]?.body).toBe(got[2]?.body);
});

test("a receiver that stays away, or refuses, is told of without its address", async () => {
  answers = [500, 500, 500];
  await expect(send()).rejects.toThrow("The receiver did not take page 1: it answered 500.");
  got = [];
  answers = [410];
  await expect(send()).rejects.toThrow("it answered 410");
  expect(got).toHaveLength(1);
});

test("the job delivers names to who may see them", async () => {
  const deps = {
    sql: api.sql,
    config: { webhookSecret: secret },
    clock,
    log: pino({ level: "silent" }),
    progress: async () => {},
  };
  await deliverJob.run({ delivery: "d2", url: url(), personal: true }, deps as never);
  expect(JSON.parse(got[0]?.body ?? "").customers[0]).toMatchObject({ name: "Name 1", email: "c1@x.example" });
});

test("an address that is none, and a machine without a secret, are refused in words", async () => {
  const refused = await api.call("POST", "/v1/customers/deliveries", { body: { url: "ftp://x" } });
  expect(refused.status).toBe(422);
  const bare = await testApi({ clock });
  const answer = await bare.call("POST", "/v1/customers/deliveries", { body: { url: url() } });
  expect([answer.status, (await problemOf(answer)).errors?.[0]?.mend]).toEqual([
    422,
    "Set VIGIE_WEBHOOK_SECRET, with which they are signed.",
  ]);
  await bare.close();
});

test("a segment as CSV has every customer, and names only for who may see them", async () => {
  const lines = async (scope: "read" | "personal") => {
    const answer = await api.call("GET", "/v1/customers/export", { scope });
    return (await answer.text()).trim().split("\r\n");
  };
  const plain = await lines("read");
  expect(plain).toHaveLength(people + 1);
  expect(plain.join("\n")).not.toContain("x.example");
  const named = await lines("personal");
  expect(named[0]?.endsWith(",name,email")).toBe(true);
  expect(named[7]?.endsWith(",'=cmd(),c7@x.example")).toBe(true);
});
