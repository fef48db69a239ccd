import { testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseConfig } from "./config.ts";
import { exampleQuestions } from "./kpis/examples.ts";
import type { App, Deps } from "./platform/http/app.ts";
import { createLog } from "./platform/log/index.ts";
import { createMetrics } from "./platform/metrics/index.ts";
import { reconcile } from "./rollups/index.ts";
import { createServer } from "./server.ts";
import { createToken, revokeToken } from "./tokens/index.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;
let app: App;
const tokens = { read: "", write: "", admin: "" };
const clock = () => new Date("2026-03-10T12:00:00Z");

beforeAll(async () => {
  db = await testDatabase();
  const sent: unknown[] = [];
  const deps: Deps = {
    sql: db.sql,
    clock,
    config: parseConfig({ VIGIE_DATA_DIR: "/tmp/vigie-server-test" }, "/"),
    log: createLog("test", "silent"),
    metrics: createMetrics(),
    jobs: { send: async (...job) => void sent.push(job) },
  };
  app = createServer(deps);
  for (const scope of ["read", "write", "admin"] as const) tokens[scope] = await createToken(db.sql, scope, [scope]);
  await db.sql`insert into shop.product (key, name, price, cost, origin) values ('mug', 'Mug', 10, 4, 'catalogue')`;
});
afterAll(() => db.close());

const call = (path: string, init: RequestInit & { token?: string } = {}) => {
  const { token = tokens.read, headers, ...rest } = init;
  return app.request(path, {
    ...rest,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
  });
};
const post = (path: string, body: unknown, key?: string, token = tokens.write) =>
  call(path, {
    method: "POST",
    token,
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "content-type": "application/json", ...(key ? { "idempotency-key": key } : {}) },
  });

const input = {
  order_id: "A-1",
  store: "paris",
  currency: "EUR",
  ordered_at: "2026-03-04T10:00:00Z",
  country: "France",
  customer_id: "ann",
  lines: [{ product_id: "mug", quantity: 2 }],
};

interface Operation {
  security?: Record<string, string[]>[];
}

test("every operation under /v1 declares the scope it needs, and refuses a request without a token", async () => {
  const document = (await (await app.request("/openapi.json")).json()) as {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
  };
  expect(document.openapi).toBe("3.1.0");
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, it]) => ({ path, method, it })),
  );
  expect(operations.length).toBeGreaterThan(12);
  for (const { path, method, it } of operations) {
    expect([path, Object.values(it.security?.[0] ?? {})[0]?.length]).toEqual([path, 1]);
    const answer = await app.request(path.replace(/\{\w+\}/g, "1"), { method: method.toUpperCase() });
    expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, 401, "application/problem+json"]);
  }
});

test("a path under /v1 that nobody serves needs a token too", async () => {
  expect((await app.request("/v1/secret")).status).toBe(401);
  expect((await call("/v1/secret")).status).toBe(404);
});

test("a read token cannot write, a write token cannot administer, a revoked one can nothing", async () => {
  expect((await post("/v1/orders", input, "k0", tokens.read)).status).toBe(403);
  expect((await call("/v1/quarantine", { token: tokens.write })).status).toBe(403);
  expect((await call("/v1/quarantine", { token: tokens.admin })).status).toBe(200);
  const gone = await createToken(db.sql, "gone", ["admin"]);
  expect((await call("/v1/token", { token: gone })).status).toBe(200);
  await revokeToken(db.sql, "gone");
  expect((await call("/v1/token", { token: gone })).status).toBe(401);
});

test("tokens are stored as hashes only", async () => {
  const rows = await db.sql`select t::text as text from ops.token t`;
  for (const row of rows) for (const token of Object.values(tokens)) expect(row["text"]).not.toContain(token.slice(3));
});

test("an order is created once for a key: the repeat gets the same answer, another body a conflict", async () => {
  const first = await post("/v1/orders", input, "k1");
  expect(first.status).toBe(201);
  const body = await first.json();
  expect(body).toMatchObject({ order_id: "A-1", total: 20, lines: [{ line_total: 20, margin: 12 }] });
  const again = await post("/v1/orders", input, "k1");
  expect([again.status, await again.json()]).toEqual([201, body]);
  expect((await post("/v1/orders", { ...input, country: "Spain" }, "k1")).status).toBe(409);
  expect((await post("/v1/orders", input, "k2")).status).toBe(200);
  expect((await db.sql`select count(*)::int as n from shop.sales_order`)[0]?.["n"]).toBe(1);
});

test("twenty requests at once with one key make one order", async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => post("/v1/orders", { ...input, order_id: "A-2" }, "same")),
  );
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
  expect((await db.sql`select count(*)::int as n from shop.sales_order where key = 'A-2'`)[0]?.["n"]).toBe(1);
});

test.each([
  ["lines[0].quantity", { lines: [{ product_id: "mug", quantity: -1 }] }],
  ["lines[0].product_id", { lines: [{ product_id: "unheard-of", quantity: 1 }] }],
  ["ordered_at", { ordered_at: "yesterday" }],
  ["currency", { currency: "USD" }],
  ["lines", { lines: [] }],
])("a wrong %s is named in a problem document", async (field, change) => {
  const answer = await post("/v1/orders", { ...input, ...change }, `wrong-${field}`);
  const problem = (await answer.json()) as { status: number; errors: { field: string }[] };
  expect([answer.status, problem.status, problem.errors[0]?.field]).toEqual([422, 422, field]);
});

test("a body that is no JSON, one without a key, and one that is too large are told apart", async () => {
  expect((await post("/v1/orders", "{", "k3")).status).toBe(422);
  expect(((await (await post("/v1/orders", input)).json()) as { errors: { field: string }[] }).errors[0]?.field).toBe(
    "Idempotency-Key",
  );
  expect(
    (await post("/v1/orders", JSON.stringify({ ...input, shipping_address: "x".repeat(3_000_000) }), "k4")).status,
  ).toBe(413);
});

test("a refund counts on the order, and once", async () => {
  const refund = { refund_id: "R1", line_no: 1, quantity: 1, amount: "10.00", refunded_at: "2026-03-05T10:00:00Z" };
  expect(await (await post("/v1/orders/A-1/refunds", refund)).json()).toMatchObject({ refunded: 10 });
  expect((await post("/v1/orders/A-1/refunds", refund, "another-key")).status).toBe(200);
  expect(await (await call("/v1/orders/A-1")).json()).toMatchObject({ refunded: 10, refunds: [{ refund_id: "R1" }] });
  expect((await post("/v1/orders/none/refunds", refund)).status).toBe(404);
});

test("a search is paged by cursor without gap or repetition", async () => {
  for (let n = 0; n < 25; n++)
    await post(
      "/v1/orders",
      {
        ...input,
        order_id: `P-${n}`,
        country: "Italy",
        ordered_at: "2026-03-06T10:00:00Z",
        lines: [{ product_id: "mug", quantity: n + 1 }],
      },
      `p${n}`,
    );
  const seen: string[] = [];
  for (let cursor: string | null = "", page = 0; cursor !== null && page < 10; page++) {
    const url: string = `/v1/search/orders?country=Italy&min_amount=30&limit=7${cursor ? `&cursor=${cursor}` : ""}`;
    const doc = (await (await call(url)).json()) as {
      rows: { order_id: string; total: number }[];
      next_cursor: string | null;
    };
    expect(doc.rows.every((row) => row.total >= 30)).toBe(true);
    seen.push(...doc.rows.map((row) => row.order_id));
    cursor = doc.next_cursor;
  }
  expect(seen).toHaveLength(23);
  expect(new Set(seen).size).toBe(23);
  expect((await call("/v1/search/orders?cursor=nonsense")).status).toBe(422);
  expect((await call("/v1/search/orders?limit=501")).status).toBe(422);
});

test("every documented example is a question that is answered, as JSON and as CSV", async () => {
  await reconcile(db.sql, clock);
  for (const url of Object.values(exampleQuestions)) {
    expect([url, (await call(url)).status]).toEqual([url, 200]);
    const csv = await call(`${url}&format=csv`);
    expect([url, csv.status, (await csv.text()).split("\r\n")[0]]).toEqual([
      url,
      200,
      expect.stringContaining("value,reason,n"),
    ]);
  }
});

test("a wrong question says which parameter and what is possible", async () => {
  const problemOf = async (url: string) =>
    ((await (await call(url)).json()) as { errors: { field: string; mend?: string }[] }).errors[0];
  expect(await problemOf("/v1/kpis/gross")).toMatchObject({
    field: "metric",
    mend: expect.stringContaining("gross_revenue"),
  });
  expect(await problemOf("/v1/kpis/orders?group_by=colour")).toMatchObject({
    field: "group_by",
    mend: expect.stringContaining("country"),
  });
  expect(await problemOf("/v1/kpis/conversion?group_by=product")).toMatchObject({ field: "product" });
  expect(await problemOf("/v1/kpis/orders?from=2026-13-01")).toMatchObject({ field: "from" });
  expect(await problemOf("/v1/kpis/orders?interval=fortnight")).toMatchObject({ field: "interval" });
});

test("a parameter that nobody knows is refused, not left out of the answer", async () => {
  for (const url of [
    "/v1/kpis/orders?contry=France",
    "/v1/products?contry=France",
    "/v1/analytics/overview?contry=France",
  ]) {
    expect([url, (await call(url)).status]).toEqual([url, 422]);
  }
});

test("products are filtered by the order's country as KPIs are", async () => {
  const sold = async (query: string) => {
    const doc = (await (await call(`/v1/products?from=2026-03-01&to=2026-03-11${query}`)).json()) as {
      rows: { gross_revenue: { value: number } }[];
    };
    return doc.rows[0]?.gross_revenue.value;
  };
  const kpi = async (query: string) => {
    const doc = (await (
      await call(`/v1/kpis/gross_revenue?product=mug&from=2026-03-01&to=2026-03-11${query}`)
    ).json()) as { total: { value: number } };
    return doc.total.value;
  };
  for (const query of ["", "&country=Italy", "&store=paris", "&store=paris&country=France"])
    expect([query, await sold(query)]).toEqual([query, await kpi(query)]);
  expect(await sold("&country=Italy")).not.toBe(await sold(""));
  expect(await sold("&country=Nowhere")).toBeUndefined();
});

test("overview, catalogue, products, health, metrics, reference page and root answer", async () => {
  const all = [
    "/v1/analytics/overview?compare=previous_period",
    "/v1/kpis",
    "/v1/products",
    "/v1/products/mug",
    "/v1/imports",
    "/healthz",
    "/readyz",
    "/metrics",
    "/docs",
    "/docs/swagger-ui-bundle.js",
    "/",
  ];
  for (const url of all) expect([url, (await call(url)).status]).toEqual([url, 200]);
  expect((await call("/v1/products/none")).status).toBe(404);
});

test("the message of an unknown error is logged, not sent", async () => {
  await db.sql`alter table ops.import rename to hidden`;
  const answer = await call("/v1/imports");
  await db.sql`alter table ops.hidden rename to import`;
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toMatch(/relation|ops|import"/);
});
