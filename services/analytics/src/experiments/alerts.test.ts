import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestApi, testApi } from "../testing/api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

const start = Date.parse("2026-10-01T00:00:00Z");
const after = (hours: number) => new Date(start + hours * 3_600_000);

interface Said {
  level?: "ok" | "warning" | "failure";
  harms?: string[];
  /** In the result without the hours that are left out. */
  harmsWithout?: string[];
  units?: number;
}

const metricsOf = (harms: string[]) =>
  ["Refunds", "Returns"].map((name) => ({
    name,
    comparisons: [{ arm: "green", guardrail: { verdict: harms.includes(name) ? "harmful" : "undecided" } }],
  }));

async function say(hours: number, { level = "ok", harms = [], harmsWithout, units = 100 }: Said): Promise<void> {
  const p = level === "failure" ? 1e-9 : 0.5;
  const result = {
    sentence: "Nothing here can be told from chance.",
    health: { level, sample_ratio: { p, level }, multiple_exposure: { level: "ok" }, bias_before: [] },
    units,
    metrics: metricsOf(harms),
    without: harmsWithout ? metricsOf(harmsWithout) : null,
  };
  await api.sql`insert into mart.experiment_result values (1, ${after(hours)}, ${api.sql.json(result)})`;
}

const alerts = () =>
  api.sql.begin(async (tx) => {
    await tx`set local role vigie_report`;
    return tx`select * from report.experiment_alerts order by experiment`;
  });

beforeEach(async () => {
  await api.sql`truncate shop.experiment restart identity cascade`;
  await api.sql`insert into shop.experiment (key, name, hypothesis, unit, arms, plan, started_at, created_at)
    values ('green', 'Green', 'Green sells.', 'customer', '[{"key":"grey","share":1},{"key":"green","share":1}]', '{}', ${after(0)}, ${after(0)})`;
});

test("an experiment that runs has a row, with a result and without; a draft and one that stopped have none", async () => {
  expect(await alerts()).toMatchObject([
    { experiment: "green", srm: false, gap: false, result_at: null, advice: null },
  ]);
  for (const hour of [23, 24, 25]) await say(hour, { units: 100 + hour });
  expect(await alerts()).toMatchObject([
    { name: "Green", result_at: after(25), units: 125, srm: false, guardrails: null, since: null, advice: null },
  ]);
  await api.sql`update shop.experiment set stopped_at = ${after(26)}`;
  expect(await alerts()).toEqual([]);
});

test("arms of the wrong sizes are an alarm when every result of three hours says so, and since when", async () => {
  await say(27, { level: "warning" });
  for (const hour of [28, 29, 30, 31]) await say(hour, { level: "failure" });
  const [row] = await alerts();
  expect(row).toMatchObject({ srm: true, srm_p: 1e-9, srm_since: after(28), since: after(28), guardrails: null });
  expect(row?.["advice"]).toMatch(/^Stop, do not ship: the arms have not the sizes/);
  await say(32, { level: "ok" });
  expect(await alerts()).toMatchObject([{ srm: false, since: null, advice: null }]);
});

test("before a day has passed, after a single result, and when one result in between was well there is no alarm yet", async () => {
  for (const hour of [20, 21, 22, 23]) await say(hour, { level: "failure", harms: ["Refunds"] });
  expect(await alerts()).toMatchObject([{ srm: false, guardrails: null }]);
  await say(40, { level: "failure", harms: ["Refunds"] });
  expect(await alerts()).toMatchObject([{ srm: false, guardrails: null }]);
  await say(41, {});
  await say(42, { level: "failure", harms: ["Refunds"] });
  expect(await alerts()).toMatchObject([{ srm: false, guardrails: null }]);
});

test("of guardrails only those that every result names are told; the result without incidents is the one that is judged", async () => {
  for (const hour of [30, 31]) await say(hour, { harms: ["Refunds", "Returns"], harmsWithout: ["Refunds"] });
  await say(32, { harms: ["Refunds"] });
  const [row] = await alerts();
  expect(row).toMatchObject({ guardrails: "Refunds (green)", guardrails_since: after(30), srm: false });
  expect(row?.["advice"]).toBe("Stop, do not ship: more harm than is allowed in Refunds (green).");
});

test("no new unit for twelve hours is a gap where ten were due, and not where few come anyway", async () => {
  for (let hour = 1; hour <= 20; hour++) await say(hour, { units: 10 * hour });
  for (let hour = 21; hour <= 31; hour++) await say(hour, { units: 200 });
  expect(await alerts()).toMatchObject([{ gap: false }]);
  for (const hour of [32, 33]) await say(hour, { units: 200 });
  expect(await alerts()).toMatchObject([
    { gap: true, gap_since: after(20), advice: "Do not decide yet: no new unit since 2026-10-01 20:00 UTC." },
  ]);
  await say(34, { units: 201 });
  expect(await alerts()).toMatchObject([{ gap: false, gap_since: null }]);
  await api.sql`delete from mart.experiment_result`;
  for (let hour = 1; hour <= 40; hour++) await say(hour, { units: Math.min(5, hour) });
  expect(await alerts()).toMatchObject([{ gap: false }]);
});

test("one that never had a unit has no gap: it has not begun", async () => {
  for (let hour = 1; hour <= 40; hour++) await say(hour, { units: 0 });
  expect(await alerts()).toMatchObject([{ gap: false }]);
});
