import { afterAll, beforeAll, expect, test } from "vitest";
import { analyseExperiment, createExperiment, startExperiment, takeExposures } from "../experiments/index.ts";
import type { ExperimentResultDoc } from "../experiments/schema.ts";
import { openLogStore } from "../logs/index.ts";
import { run, statement, transaction } from "../platform/sql/index.ts";
import { dayMs } from "../platform/time/days.ts";
import { refresh } from "../rollups/index.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { applyChanges } from "./change.ts";
import { loadDemo } from "./index.ts";
import { requireDemoShop } from "./plan.ts";

const readVisitors = statement(import.meta.url, "read_visitors.sql");
const now = new Date("2026-06-17T10:00:00Z");
const clock = () => now;
const start = new Date(now.getTime() - 21 * dayMs);
/** For a week in the midst of it the payment of the new checkout was down; that of the old one was not. */
const outage = { from: new Date(start.getTime() + 7 * dayMs), to: new Date(start.getTime() + 14 * dayMs) };
/** Customers on one page order so many times as often. */
const truth = 1.6;
const key = "one-page";
let api: TestApi;

/** Takes orders that were not placed out of the shop: of the old checkout some, of the new one all while its payment was down. */
async function loseOrders(): Promise<void> {
  const lost = await api.sql`
    select o.id from shop.sales_order o
    join shop.customer c on c.id = o.customer_id
    join shop.exposure e on e.unit = c.key
    where o.ordered_at >= e.exposed_at and case e.arm
      when 'one-page' then o.ordered_at >= ${outage.from} and o.ordered_at < ${outage.to}
      else ('x' || left(md5(o.key), 8))::bit(32)::bigint >= 2 ^ 32 / ${truth}::float8 end`;
  const none = { removedLines: [], removedSessions: [] };
  const added = { orders: [], refunds: [], sessions: [], stock: [], tickets: [] };
  const { plan } = await requireDemoShop(api.sql);
  await transaction(api.sql, (tx) =>
    applyChanges(tx, plan, { ...none, added, removedOrders: lost.map(({ id }) => id) }, { from: start, to: now }),
  );
}

beforeAll(async () => {
  api = await testApi({ clock });
  const { sql } = api;
  await loadDemo(sql, clock, {
    lines: { store: openLogStore(sql, clock, { lokiUrl: undefined, logDays: 7 }), env: "production" },
  });
  const acting = { sql, clock, actor: "test" };
  await createExperiment(acting, {
    key,
    name: "Checkout on one page",
    hypothesis: "With the checkout on one page customers order more often.",
    unit: "customer",
    arms: [
      { key: "two-steps", share: 1 },
      { key: "one-page", share: 1 },
    ],
    plan: {
      metrics: [{ metric: "orders", role: "primary", margin: 0 }],
      alpha: 0.05,
      correction: "holm",
      leave_out: ["incident"],
      days_before: 28,
    },
  });
  await startExperiment(acting, key, { at: start.toISOString() });
  const visitors = await run<{ unit: string; at: Date }>(sql, readVisitors, { from: start, to: now });
  const exposures = visitors.map(({ unit, at }, place) => ({
    unit,
    arm: place % 2 === 0 ? "two-steps" : "one-page",
    at: at.toISOString(),
  }));
  await takeExposures(sql, clock, key, exposures);
  await loseOrders();
  await refresh(sql, { clock });
  await sql`insert into ops.incident (title, severity, started_at, ended_at, detected_at, monitor, metric, dimension, value,
    currency, change, money, clean_money, causes, digest, created_at, updated_at)
    values ('Payment down', 'critical', ${outage.from}, ${outage.to}, ${outage.from}, 'orders', 'orders', '', '', '', -0.5,
      '{}', '{}', '{}', 'x', ${now}, ${now})`;
}, 60_000);
afterAll(() => api.close());

const liftOf = (metrics: ExperimentResultDoc["metrics"]) => {
  const found = metrics[0]!.comparisons[0]!.lift;
  if (!("value" in found)) throw new Error(found.detail);
  return found;
};

test("in the simulated shop an outage in the midst of an experiment hides its effect; without these hours the true one is found", async () => {
  const { metrics, without, contamination, sentence } = await analyseExperiment(api.sql, clock, key);
  expect(contamination.windows.map(({ title }) => title)).toContain("Payment down");
  const [raw, clean] = [liftOf(metrics), liftOf(without!)];
  expect(raw.upper).toBeLessThan(truth - 1);
  expect(clean.lower).toBeGreaterThan(0);
  expect(clean.lower < truth - 1 && truth - 1 < clean.upper).toBe(true);
  expect(sentence).toContain("one-page");
});
