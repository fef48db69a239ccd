import { afterAll, beforeAll, expect, test } from "vitest";
import { openLogStore } from "../logs/index.ts";
import type { LogPatternsDoc, LogVolumeDoc } from "../logs/schema.ts";
import type { OperationsDoc } from "../operations/schema.ts";
import type { SecurityDoc } from "../security/schema.ts";
import type { SignalsDoc } from "../signals/schema.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { completeDemo, loadDemo } from "./index.ts";

const now = new Date("2026-11-21T14:00:00Z");
const clock = () => now;
let api: TestApi;

beforeAll(async () => {
  api = await testApi({ clock });
  const lines = { store: openLogStore(api.sql, clock, { lokiUrl: undefined, logDays: 7 }), env: "production" };
  await loadDemo(api.sql, clock, { lines });
}, 120_000);
afterAll(() => api.close());

const week = "from=2026-11-14T14:00:00Z&to=2026-11-21T14:00:00Z";

test("the demo shop has signals of every kind that its machines and its calendar give", async () => {
  const doc = await api.get<SignalsDoc>("/v1/signals?from=2025-11-22&to=2026-11-22");
  expect(Object.keys(doc.by_kind).sort()).toEqual([
    "campaign",
    "deploy",
    "falco",
    "holiday",
    "log_burst",
    "price_change",
    "stock_out",
  ]);
  const shown = await api.get<SignalsDoc>(`/v1/signals?${week}&kind=log_burst`);
  const services = new Set(shown.rows.map((row) => row.dimensions["service"]));
  expect([...services].sort()).toEqual(["checkout", "search", "storefront"]);
});

test("the demo shop's pages have something to say, and nothing of the past is taken for new", async () => {
  expect((await api.get<SecurityDoc>(`/v1/security?${week}`)).tiles.open_groups).toBeGreaterThan(2);
  const volume = await api.get<LogVolumeDoc>(`/v1/logs/volume?${week}`);
  expect(volume.totals.lines).toBeGreaterThan(20_000);
  const patterns = await api.get<LogPatternsDoc>("/v1/logs/patterns?from=2026-11-21T13:00:00Z&to=2026-11-21T14:00:00Z");
  expect(patterns.rows.filter((row) => row.is_new)).toEqual([]);
  expect(
    (await api.get<OperationsDoc>(`/v1/operations?${week}`)).freshness.find((it) => it.source === "orders")?.state,
  ).toBe("ok");
});

test("a load that was cut off before its signals is completed by the next start, and only then", async () => {
  const count = async () => (await api.sql`select count(*)::int as n from ops.signal`)[0]?.["n"];
  const before = await count();
  await completeDemo(api.sql, clock);
  await api.sql`delete from ops.setting where name = 'demo_lines'`;
  await completeDemo(api.sql, clock);
  expect(await count()).toBe(before);
});
