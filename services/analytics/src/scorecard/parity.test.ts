import { applyIncidents, simulateDays } from "@vigie/simulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { look } from "../anomalies/index.ts";
import type { AnomaliesDoc, BandsDoc, MonitorsDoc, SimulationDoc } from "../anomalies/schema.ts";
import { loadSimulation } from "../demo/index.ts";
import { syncIncidents } from "../incidents/index.ts";
import type { IncidentDoc, IncidentsDoc } from "../incidents/schema.ts";
import type { KpiDoc } from "../kpis/schema.ts";
import { refresh } from "../rollups/index.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { anomaliesOf } from "./detect.ts";
import { type ScoredShop, simulateShop } from "./shop.ts";

const end = new Date("2026-06-29T00:00:00Z");
const options = {
  seed: 5,
  weeks: 8,
  learningWeeks: 5,
  ordersPerDay: 250,
  incidentsPerWeek: 1.5,
  size: 1,
  kinds: ["payment_outage", "tracking_loss", "bad_deploy"] as const,
  end,
};
const hourMs = 3_600_000;
let now = end;
const clock = () => now;
let api: TestApi;
let shop: ScoredShop;

const range = "from=2026-05-01&to=2026-07-10";
const all = () => api.get<AnomaliesDoc>(`/v1/anomalies?${range}`);
const short = (rows: AnomaliesDoc["rows"]) =>
  rows.map((it) => `${it.monitor} ${it.value} ${it.direction} ${it.started_at} ${it.ended_at} ${it.buckets}`).sort();

beforeAll(async () => {
  api = await testApi({ clock });
  shop = simulateShop({ ...options, kinds: [...options.kinds] });
  const applied = applyIncidents(shop.plan, shop.incidents);
  const days = simulateDays(shop.plan);
  await loadSimulation(
    api.sql,
    clock,
    shop.plan,
    [...days].map((day) => applied.apply(day)),
  );
}, 180_000);
afterAll(() => api.close());

test("hour by hour, all at once and in the scorecard's memory the lookout says the same", async () => {
  // Up to some days before the end in one go, then in steps, as a running appliance would.
  now = new Date(end.getTime() - 60 * hourMs);
  await look(api.sql, clock);
  for (let left = 50; left >= 0; left -= 10) {
    now = new Date(end.getTime() - left * hourMs + 120_000);
    await look(api.sql, clock);
  }
  const stepwise = (await all()).rows;
  await api.sql`truncate ops.series, ops.anomaly cascade`;
  await look(api.sql, clock);
  const atOnce = (await all()).rows;
  expect(stepwise.length).toBeGreaterThan(5);
  expect(short(stepwise)).toEqual(short(atOnce));
  const inMemory = anomaliesOf(shop.plan, shop.struck).filter((it) => it.started_at >= "2026-05-01");
  expect(short(atOnce)).toEqual(short(inMemory));
  const expectedOf = (rows: AnomaliesDoc["rows"]) =>
    rows
      .filter((it) => it.unit === "count")
      .map((it) => `${it.monitor} ${it.started_at} ${it.expected.toFixed(6)}`)
      .sort();
  expect(expectedOf(atOnce)).toEqual(expectedOf(inMemory));
});

test("nothing new is nothing to do, and a new hour is judged without the history", async () => {
  expect(await look(api.sql, clock)).toBeUndefined();
  now = new Date(now.getTime() + hourMs);
  const result = await look(api.sql, clock);
  // Two days and an hour of each series, not eight weeks.
  expect((result?.buckets ?? 0) / (result?.series ?? 1)).toBeLessThan(52);
});

test("incidents have the anomalies that overlap, what they cost, and a page that tells all of it", async () => {
  await syncIncidents(api.sql, clock);
  expect(await syncIncidents(api.sql, clock)).toBeUndefined();
  const doc = await api.get<IncidentsDoc>(`/v1/incidents?${range}`);
  const lossy = shop.incidents.filter((it) => it.kind !== "tracking_loss");
  const row = doc.rows.find((it) => {
    const [from, to] = [Date.parse(it.started_at), Date.parse(it.ended_at ?? "")];
    return it.dimensions["category"] === undefined && lossy.some((one) => from < one.to && to > one.from);
  });
  expect(row?.change).toBeLessThan(-0.3);
  // What the simulator took away lies in the interval.
  const lost = shop.harmless.orders
    .filter((it) => Date.parse(it.ordered_at) >= Date.parse(row?.started_at ?? ""))
    .filter((it) => Date.parse(it.ordered_at) < Date.parse(row?.ended_at ?? ""));
  const struck = new Set(shop.struck.orders.map(({ key }) => key));
  const value = lost
    .filter(({ key }) => !struck.has(key))
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => sum + line.quantity * Number(line.unit_price), 0);
  expect(row?.money).toMatchObject({ currency: "EUR" });
  if (row && "value" in row.money) {
    expect(row.money.low).toBeLessThan(value);
    expect(row.money.high).toBeGreaterThan(value);
  }
  const detail = await api.get<IncidentDoc>(`/v1/incidents/${row?.id}`);
  expect(detail.sentence).toMatch(/below expected (\([\w ]+\) )?from|below expected/);
  expect(detail.chart.rows.filter((it) => it.state === "low").length).toBeGreaterThan(1);
  expect(detail.anomalies.length).toBe(row?.anomalies);
  expect(detail.timeline.map((it) => it.kind)).toContain("detected");
  const text = await (await api.call("GET", `/v1/incidents/${row?.id}/post-mortem`)).text();
  expect(text).toMatch(/^# .*expected, 2026-/);
  expect((await api.call("GET", "/v1/incidents/999999")).status).toBe(404);
});

test("a late order in a judged hour is heard; the others stay as they were", async () => {
  const before = (await all()).rows;
  const at = new Date(now.getTime() - 5 * hourMs).toISOString();
  const line = { product_id: shop.plan.products[0]?.key, quantity: 1, unit_price: "10.00" };
  await api.call("POST", "/v1/orders", {
    body: { order_id: "late-1", store: shop.plan.stores[0]?.key, currency: "EUR", ordered_at: at, lines: [line] },
    headers: { "idempotency-key": "late-1" },
  });
  await refresh(api.sql, { clock });
  expect((await look(api.sql, clock))?.buckets).toBeGreaterThan(0);
  expect(await look(api.sql, clock)).toBeUndefined();
  const old = (rows: AnomaliesDoc["rows"]) => short(rows.filter((it) => it.started_at < "2026-06-20"));
  expect(old((await all()).rows)).toEqual(old(before));
});

test("a verdict is learnt from: what was expected is not found again, and its incident stays", async () => {
  const [first] = (await api.get<IncidentsDoc>(`/v1/incidents?${range}`)).rows;
  const of = (rows: AnomaliesDoc["rows"]) => rows.filter((it) => it.incident_id === first?.id).length;
  const before = of((await all()).rows);
  await api.post(`/v1/triage/incident/${first?.id}`, { action: "verdict", verdict: "expected", reason: "planned" });
  const result = await look(api.sql, clock);
  // Learnt anew from the begin: every hour of every series.
  expect((result?.buckets ?? 0) / (result?.series ?? 1)).toBeGreaterThan(7 * 24 * 7);
  await syncIncidents(api.sql, clock);
  const after = await api.get<IncidentsDoc>(`/v1/incidents?${range}`);
  expect(after.rows.map((it) => it.id)).toContain(first?.id);
  expect(of((await all()).rows)).toBe(before);
  expect(after.rows.find((it) => it.id === first?.id)?.triage?.verdict).toBe("expected");
});

test("a verdict on a single anomaly is learnt from for its own series", async () => {
  const last = (await all()).rows.find((it) => it.monitor === "sessions" && it.ended_at !== null);
  await api.post(`/v1/triage/anomaly/${last?.id}`, { action: "verdict", verdict: "false_alarm", reason: "a test run" });
  expect((await look(api.sql, clock))?.buckets).toBeGreaterThan(1_000);
  expect((await all()).rows.map((it) => it.id)).toContain(last?.id);
  const bands = await api.get<BandsDoc>(`/v1/anomalies/bands/sessions?from=${last?.started_at}&to=${last?.ended_at}`);
  expect(bands.rows.map((it) => it.state)).toEqual(bands.rows.map(() => "unknown"));
});

test("distinct customers are watched by the hour too, and are those of the catalogue", async () => {
  const { rows } = await api.get<MonitorsDoc>("/v1/anomalies/monitors");
  for (const id of ["active_customers", "new_customers", "repeat_rate", "revenue_per_customer"]) {
    const settings = { ...rows.find((it) => it.id === id)?.settings, enabled: true };
    expect((await api.call("PUT", `/v1/anomalies/monitors/${id}`, { body: settings })).status).toBe(200);
  }
  await look(api.sql, clock);
  const range = "from=2026-06-24T00:00:00Z&to=2026-06-26T00:00:00Z";
  for (const id of ["active_customers", "new_customers", "revenue_per_customer"]) {
    const bands = await api.get<BandsDoc>(`/v1/anomalies/bands/${id}?${range}`);
    const kpi = await api.get<KpiDoc>(`/v1/kpis/${id}?${range}&interval=hour`);
    const byHour = new Map(kpi.rows.map((row) => [row.bucket?.slice(0, 13), "value" in row.cell ? row.cell.value : 0]));
    expect(bands.rows).toHaveLength(48);
    for (const row of bands.rows) expect(row.actual ?? 0).toBeCloseTo(byHour.get(row.bucket.slice(0, 13)) ?? 0, 2);
    expect(bands.rows.some((row) => (row.actual ?? 0) > 2 && "expected" in row.band)).toBe(true);
  }
});

test("a setting can be tried on the past before it is saved, and is asked for by who may not", async () => {
  const tried = (more: string) => api.get<SimulationDoc>(`/v1/anomalies/simulate?monitor=orders&days=20${more}`);
  const usual = await tried("");
  const lax = await tried("&false_alarm_rate=0.05&minimum_change=0.05");
  const strict = await tried("&minimum_change=2");
  expect(lax.anomalies.length).toBeGreaterThan(usual.anomalies.length);
  expect(strict.anomalies).toEqual([]);
  expect(usual.judged).toBe(20 * 24);
  const settings = { ...usual.settings, enabled: false };
  expect((await api.call("PUT", "/v1/anomalies/monitors/orders", { body: settings, scope: "triage" })).status).toBe(
    403,
  );
  expect((await api.call("PUT", "/v1/anomalies/monitors/nothing", { body: settings })).status).toBe(404);
  const doc = (await (
    await api.call("PUT", "/v1/anomalies/monitors/orders", { body: settings })
  ).json()) as MonitorsDoc;
  expect(doc.rows.find((it) => it.id === "orders")).toMatchObject({ changed: true, settings: { enabled: false } });
  await look(api.sql, clock);
  const states = (await api.get<MonitorsDoc>("/v1/anomalies/monitors")).rows;
  expect(states.find((it) => it.id === "orders")?.series).toBe(0);
  expect(states.find((it) => it.id === "conversion")?.series).toBe(1);
});
