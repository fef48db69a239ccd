import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refresh } from "../../rollups/index.ts";
import { problemOf, type TestApi, testApi } from "../../testing/api.ts";
import { experimentsJob } from "../job.ts";
import type { ExperimentDoc, ExperimentResultDoc, ExperimentResultsDoc } from "../schema.ts";
import { analyseExperiment, keepResult } from "./result.ts";
import { armOf, customers, exposedAt, history, type Order, outage, start } from "./testing.ts";

let now = new Date("2026-10-21T00:00:00Z");
const clock = () => now;
let api: TestApi;

const orders = history();
const plan = {
  metrics: [
    { metric: "gross_revenue", role: "primary" },
    { metric: "buyers" },
    { metric: "aov" },
    { metric: "refunds", role: "guardrail", harmful: "up", margin: 0.5 },
  ],
};

async function fill(): Promise<void> {
  const { sql } = api;
  await sql`insert into shop.store (key, name, currency) values ('main', 'Main', 'EUR')`;
  await sql`insert into shop.product (key, name, origin) values ('mug', 'Mug', 'orders')`;
  await sql`insert into shop.customer (key) select 'C' || n from generate_series(0, ${customers - 1}::int) n`;
  const rows = sql.json(orders.map((it, key) => ({ ...it, key: `o${key}`, at: new Date(it.at).toISOString() })));
  await sql`insert into shop.sales_order (store_id, key, customer_id, ordered_at, total)
    select 1, r.key, c.id, r.at, r.cents from jsonb_to_recordset(${rows}) r (unit text, key text, at timestamptz, cents bigint)
    join shop.customer c on c.key = r.unit`;
  await sql`insert into shop.order_line (order_id, line_no, product_id, quantity, unit_price, total)
    select id, 1, 1, 1, total / 100.0, total from shop.sales_order`;
  await sql`insert into shop.refund (order_id, key, amount, refunded_at)
    select o.id, 'r', r.refund, o.ordered_at + interval '1 day' from jsonb_to_recordset(${rows}) r (key text, refund bigint)
    join shop.sales_order o on o.key = r.key where r.refund > 0`;
}

beforeAll(async () => {
  api = await testApi({ clock });
  await fill();
  await refresh(api.sql, { clock });
  const arms = [{ key: "grey" }, { key: "green" }];
  await api.post("/v1/experiments", { key: "green", name: "Green", hypothesis: "Green sells.", arms, plan });
  await api.post("/v1/experiments/green/start", { at: new Date(start).toISOString() });
  const exposures = Array.from({ length: customers }, (_, at) => ({
    unit: `C${at}`,
    arm: armOf(at),
    at: new Date(exposedAt(at)).toISOString(),
  }));
  exposures.push({ unit: "visitor", arm: "grey", at: new Date(start).toISOString() });
  await api.post("/v1/experiments/green/exposures", { exposures });
});
afterAll(() => api.close());

/** What an arm's units are worth, straight from the orders as they were made. */
function byHand(arm: string, value: (of: Order[]) => number, keep: (it: Order) => boolean = () => true): number[] {
  const units = Array.from({ length: customers }, (_, at) => at).filter((at) => armOf(at) === arm);
  const values = units.map((at) =>
    value(orders.filter((it) => it.unit === `C${at}` && it.at >= exposedAt(at) && it.at < +now && keep(it))),
  );
  return arm === "grey" ? [...values, 0] : values;
}
const mean = (values: number[]) => values.reduce((sum, it) => sum + it, 0) / values.length;
const cents = (of: Order[]) => of.reduce((sum, it) => sum + it.cents, 0) / 100;
const metric = (doc: ExperimentResultDoc, name: string, of = doc.metrics) => {
  const it = of.find((one) => one.name === name);
  if (!it) throw new Error(`no ${name}`);
  return it;
};
const analyse = () => analyseExperiment(api.sql, clock, "green");
const lift = (it: ReturnType<typeof metric>) => {
  const found = it.comparisons[0]!.lift;
  if (!("value" in found)) throw new Error(found.detail);
  return found;
};

test("an arm's figures are those of its units' own orders since they were exposed, whoever never bought is among them", async () => {
  const doc = await analyse();
  expect(doc.units).toBe(customers + 1);
  for (const [at, arm] of ["grey", "green"].entries()) {
    expect(metric(doc, "Gross revenue").arms[at]?.value).toBeCloseTo(mean(byHand(arm, cents)), 9);
    const buyers = byHand(arm, (of) => Math.min(1, of.length));
    expect(metric(doc, "Buyers").arms[at]?.value).toBeCloseTo(mean(buyers), 12);
    const counted = byHand(arm, (of) => of.length);
    expect(metric(doc, "Average order value").arms[at]?.value).toBeCloseTo(mean(byHand(arm, cents)) / mean(counted), 9);
    const refunds = byHand(arm, (of) => of.reduce((sum, it) => sum + it.refund, 0) / 100);
    expect(metric(doc, "Refunds").arms[at]?.value).toBeCloseTo(mean(refunds), 9);
  }
});

test("the primary metric comes first, and what was bought before takes off variance", async () => {
  const doc = await analyse();
  expect(doc.metrics.map(({ name }) => name)).toEqual(["Gross revenue", "Buyers", "Average order value", "Refunds"]);
  expect(metric(doc, "Gross revenue").variance_reduction).toBeGreaterThan(0.01);
  expect(metric(doc, "Gross revenue").method).toBe("Welch's t test, CUPED");
  expect(metric(doc, "Refunds").comparisons[0]?.guardrail).toHaveProperty("verdict");
  expect(doc.health.level).toBe("ok");
});

const changePlan = (change: object) =>
  api.call("PATCH", "/v1/experiments/green", { body: { plan: { ...plan, ...change }, note: "a closer look" } });

test("by a dimension each value has the effect among its own units, and whether they differ is told", async () => {
  const refused = await changePlan({ by: ["country", "device"] });
  expect(await problemOf(refused)).toMatchObject({
    errors: [{ field: "plan.by[1]", message: expect.stringContaining("device is not known of a customer") }],
  });
  const odd = "tab\t\\";
  await api.sql`update shop.customer set country = case when key < 'C3' then 'FR' else ${odd} end where key <> 'C5'`;
  expect((await changePlan({ by: ["country"] })).status).toBe(200);
  const revenue = metric(await analyse(), "Gross revenue");
  const [slice] = revenue.comparisons[0]!.slices;
  const isFrench = (at: number) => `C${at}` < "C3";
  expect(slice?.values.map(({ value, units }) => [value, units])).toEqual([
    ["(none)", 2],
    ["FR", Array.from({ length: customers }, (_, at) => at).filter(isFrench).length],
    [odd, Array.from({ length: customers }, (_, at) => at).filter((at) => !isFrench(at) && at !== 5).length],
  ]);
  const of = (arm: string) =>
    byHand(arm, cents, (it) => isFrench(Number(it.unit.slice(1)))).filter((_, at) =>
      isFrench(2 * at + (arm === "green" ? 1 : 0)),
    );
  const french = slice?.values[1]?.difference;
  expect(french && "value" in french).toBe(true);
  const plain = mean(of("green")) - mean(of("grey"));
  // CUPED takes off what was there before: near to the plain difference, not equal to it.
  expect(french && "value" in french ? Math.abs(french.value / plain - 1) : 1).toBeLessThan(0.5);
  expect(slice?.differ).toMatchObject({ degrees_of_freedom: 1, p: expect.any(Number) });
  expect((await changePlan({})).status).toBe(200);
});

test("winsorised, means count what lies above a quantile of all units together as it; shares and ratios stay", async () => {
  const before = await analyse();
  expect((await changePlan({ winsorise: 0.9 })).status).toBe(200);
  const doc = await analyse();
  const sorted = ["grey", "green"].flatMap((arm) => byHand(arm, cents)).sort((a, b) => a - b);
  // Type 7, as NumPy's percentile.
  const place = 0.9 * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  const cap = low + (place % 1) * (high - low);
  const revenue = metric(doc, "Gross revenue");
  expect(revenue.cap).toBeCloseTo(cap, 9);
  for (const [at, arm] of ["grey", "green"].entries())
    expect(revenue.arms[at]?.value).toBeCloseTo(mean(byHand(arm, (of) => Math.min(cap, cents(of)))), 9);
  expect(revenue.method).toContain("winsorised");
  for (const name of ["Buyers", "Average order value"])
    expect(metric(doc, name).arms).toEqual(metric(before, name).arms);
  expect((await changePlan({})).status).toBe(200);
  expect((await analyse()).metrics).toEqual(before.metrics);
});

describe("contamination", () => {
  beforeAll(async () => {
    await api.sql`insert into ops.incident (title, severity, started_at, ended_at, detected_at, monitor, metric, dimension, value,
      currency, change, money, clean_money, causes, digest, created_at, updated_at)
      values ('Orders 80 % below expected', 'critical', ${new Date(outage.from)}, ${new Date(outage.to)}, ${new Date(outage.from)},
        'orders', 'orders', '', '', '', -0.8, '{}', '{}', '{}', 'x', now(), now())`;
  });

  test("the outage hides the effect; without its hours the true one lies within its interval", async () => {
    const doc = await analyse();
    expect(doc.contamination.windows).toMatchObject([
      {
        kind: "incident",
        title: "Orders 80 % below expected",
        left_out: true,
        from: new Date(outage.from).toISOString(),
      },
    ]);
    expect(doc.contamination.share_of_time).toBeCloseTo(70 / 480, 6);
    const [raw, clean] = [lift(metric(doc, "Gross revenue")), lift(metric(doc, "Gross revenue", doc.without!))];
    expect(raw.value).toBeLessThan(clean.value - 0.1);
    expect(clean.lower < 0.5 && 0.5 < clean.upper).toBe(true);
    const outside = (it: Order) => it.at < outage.from || it.at >= outage.to;
    expect(metric(doc, "Gross revenue", doc.without!).arms[1]?.value).toBeCloseTo(
      mean(byHand("green", cents, outside)),
      9,
    );
  });

  test("an incident that people call a false alarm leaves nothing out", async () => {
    const [row] = await api.sql`select id from ops.incident`;
    await api.post(`/v1/triage/incident/${row?.["id"]}`, {
      action: "verdict",
      verdict: "false_alarm",
      reason: "a test",
    });
    const doc = await analyse();
    expect(doc.contamination.windows).toEqual([]);
    expect(doc.without).toBeNull();
  });
});

test("a result is kept, and the path shows how the primary metric came to it", async () => {
  await keepResult(api.sql, clock, "green");
  now = new Date("2026-10-22T00:00:00Z");
  await experimentsJob.run({}, {
    sql: api.sql,
    clock,
    log: { info: () => {} },
    progress: async () => {},
  } as unknown as Parameters<typeof experimentsJob.run>[1]);
  const { latest, path } = await api.get<ExperimentResultsDoc>("/v1/experiments/green/results");
  expect(latest?.at).toBe(now.toISOString());
  expect(path.map(({ at, arm }) => [at, arm])).toEqual([
    ["2026-10-21T00:00:00.000Z", "green"],
    ["2026-10-22T00:00:00.000Z", "green"],
  ]);
  expect(path[1]?.value).toBe(lift(metric(latest!, "Gross revenue")).value);
});

test("what comes after the stop counts no more", async () => {
  await api.post<ExperimentDoc>("/v1/experiments/green/stop", { at: "2026-10-11T00:00:00Z" });
  const doc = await analyse();
  now = new Date("2026-10-11T00:00:00Z");
  expect(metric(doc, "Gross revenue").arms[1]?.value).toBeCloseTo(mean(byHand("green", cents)), 9);
});

test("a draft has no result, and amounts in two currencies are a reason", async () => {
  const arms = [{ key: "grey" }, { key: "green" }];
  await api.post("/v1/experiments", { key: "draft", name: "Draft", hypothesis: "None.", arms, plan });
  await expect(analyseExperiment(api.sql, clock, "draft")).rejects.toThrow(/has not started/);
  expect(await api.get<ExperimentResultsDoc>("/v1/experiments/draft/results")).toEqual({ latest: null, path: [] });
  await api.sql`insert into shop.store (key, name, currency) values ('zurich', 'Zurich', 'CHF')`;
  const doc = await analyse();
  expect(doc.metrics.map(({ name }) => name)).toEqual(["Buyers"]);
  expect(doc.undefined_metrics).toMatchObject([
    { metric: "gross_revenue", reason: "mixed_currencies" },
    { metric: "aov" },
    { metric: "refunds" },
  ]);
});

test("sessions and stores are units too", async () => {
  const { sql } = api;
  await sql`delete from shop.store where key = 'zurich'`;
  await sql`insert into shop.session (store_id, key, started_at, order_key)
    select 1, 's' || n, '2026-10-05T10:00:00Z', case when n < 40 then 'o' || n end from generate_series(0, 199) n`;
  await refresh(sql, { clock });
  const arms = [{ key: "a" }, { key: "b" }];
  const planned = { metrics: [{ metric: "conversion", role: "primary" }, { metric: "buyers" }], days_before: 0 };
  await api.post("/v1/experiments", { key: "s", name: "S", hypothesis: "None.", unit: "session", arms, plan: planned });
  now = new Date("2026-10-23T00:00:00Z");
  await api.post("/v1/experiments/s/start", { at: "2026-09-01T00:00:00Z" });
  const exposures = Array.from({ length: 200 }, (_, n) => ({
    unit: `s${n}`,
    arm: n % 2 ? "b" : "a",
    at: "2026-09-02T00:00:00Z",
  }));
  await api.post("/v1/experiments/s/exposures", { exposures });
  const doc = await analyseExperiment(sql, clock, "s");
  expect(metric(doc, "Conversion").arms.map(({ value }) => value)).toEqual([0.2, 0.2]);
  const stores = { metrics: [{ metric: "orders", role: "primary" }] };
  await api.post("/v1/experiments", { key: "st", name: "St", hypothesis: "None.", unit: "store", arms, plan: stores });
  await api.post("/v1/experiments/st/start", { at: "2026-09-01T00:00:00Z" });
  await api.post("/v1/experiments/st/exposures", {
    exposures: [{ unit: "main", arm: "a", at: "2026-09-01T00:00:00Z" }],
  });
  const it = await analyseExperiment(sql, clock, "st");
  const since = orders.filter((one) => one.at >= Date.parse("2026-09-01T00:00:00Z") && one.at < +now).length;
  expect(it.metrics[0]?.arms).toMatchObject([
    { arm: "a", n: 1 },
    { arm: "b", n: 0 },
  ]);
  expect(it.metrics[0]?.comparisons[0]?.p).toMatchObject({ reason: "not_enough_data" });
  expect(since).toBeGreaterThan(100);
});
