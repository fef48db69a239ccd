import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Cause, CausesDoc } from "../incidents/schema.ts";
import { addIncident, madeSignal, noCauses } from "../incidents/testing.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import type { AlertGroupDoc, SecurityDoc } from "./schema.ts";

const now = new Date("2026-11-21T16:00:00Z");
let api: TestApi;
let groups: Record<string, number>;

beforeAll(async () => {
  api = await testApi({ clock: () => now });
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.sql`truncate ops.falco_group, ops.falco_alert, ops.falco_hour, ops.signal, ops.triage, ops.incident
    restart identity cascade`;
  await comes("database", "Critical", "13:30");
  await comes("checkout", "Notice", "13:40");
  await comes("payment", "Notice", "13:50");
  const rows = await api.sql<{ id: number; place: string }[]>`select id, place from ops.falco_group`;
  groups = Object.fromEntries(rows.map((row) => [row.place, Number(row.id)]));
});

const comes = (place: string, priority: string, at: string) =>
  api.call("POST", "/v1/ingest/falco", {
    body: {
      rule: "Shell",
      priority,
      time: `2026-11-21T${at}:00Z`,
      output: "x",
      output_fields: { "container.id": place, "container.name": place },
    },
  });

const money = (value: number, half = 700) => ({
  value,
  low: value - half,
  high: value + half,
  currency: "EUR",
  n: 3,
});
const cause = (place: string, more: Partial<Cause> = {}): Cause => ({
  signal: madeSignal({ kind: "falco", subject: { kind: "falco", id: String(groups[place]) } }),
  likely: true,
  p: 0.004,
  adjusted_p: 0.02,
  minutes_before: 20,
  shared: [],
  contradicts: [],
  led_to: null,
  evidence: "",
  ...more,
});
const causedBy = (...causes: Cause[]): CausesDoc => ({ ...noCauses, causes });

const security = (range = "from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z") =>
  api.get<SecurityDoc>(`/v1/security?${range}`);
const ranked = async () => (await security()).groups.map((it) => [it.place, it.at_stake?.value ?? null]);

test("groups that no incident has for a cause stand the worst and newest first, with nothing at stake", async () => {
  expect(await ranked()).toEqual([
    ["database", null],
    ["payment", null],
    ["checkout", null],
  ]);
  expect((await security()).sentence).toBe("3 alert groups are open; the worst is Shell in database (Critical).");
});

test("a group ranks by the most that is at stake in an incident that it is a likely cause of", async () => {
  await addIncident(api.sql, { money: money(400, 100), causes: causedBy(cause("checkout")) });
  const dearest = await addIncident(api.sql, { money: money(1_904.4), causes: causedBy(cause("checkout")) });
  const doc = await security();
  expect(doc.groups.map((it) => it.place)).toEqual(["checkout", "database", "payment"]);
  const at_stake = { value: 1_904.4, low: 1_204.4, high: 2_604.4, currency: "EUR", incident_id: dearest };
  expect(doc.groups[0]?.at_stake).toEqual(at_stake);
  expect(doc.sentence).toBe(
    "3 alert groups are open; the worst is Shell in database (Critical); one touches an incident with about 1,900 EUR at stake.",
  );
  expect(doc.options.priority).toEqual(["Critical", "Notice"]);
  const detail = await api.get<AlertGroupDoc>(
    `/v1/security/groups/${groups["checkout"]}?from=2026-11-21&to=2026-11-22`,
  );
  expect(detail.group.at_stake).toEqual(at_stake);
});

test("of two groups behind incidents the dearer one stands first, wherever each is in its chain of causes", async () => {
  const other = cause("checkout", { signal: madeSignal(), led_to: 2 });
  await addIncident(api.sql, { money: money(900), causes: causedBy(cause("checkout")) });
  await addIncident(api.sql, { money: money(2_000), causes: causedBy(other, cause("payment")) });
  expect(await ranked()).toEqual([
    ["payment", 2_000],
    ["checkout", 900],
    ["database", null],
  ]);
  expect((await security()).sentence).toContain("; 2 touch an incident, with up to about 2,000 EUR at stake.");
});

test("what is not a likely cause, cost nothing or cannot be priced counts for nothing", async () => {
  await addIncident(api.sql, { causes: causedBy(cause("checkout", { likely: false })) });
  await addIncident(api.sql, { money: money(-900), causes: causedBy(cause("checkout")) });
  await addIncident(api.sql, {
    money: { reason: "not_enough_data", detail: "" },
    causes: causedBy(cause("checkout")),
  });
  const deploy = madeSignal({ subject: { kind: "deploy", id: String(groups["checkout"]) } });
  await addIncident(api.sql, { causes: causedBy(cause("checkout", { signal: deploy })) });
  expect((await ranked()).map(([, value]) => value)).toEqual([null, null, null]);
});

test("an incident that people called a false alarm has nothing at stake, nor one outside the range", async () => {
  const wrong = await addIncident(api.sql, { money: money(5_000), causes: causedBy(cause("payment")) });
  await api.post(`/v1/triage/incident/${wrong}`, { action: "verdict", verdict: "false_alarm", reason: "a test" });
  await addIncident(api.sql, {
    started_at: "2026-11-21T15:00:00Z",
    ended_at: "2026-11-21T16:00:00Z",
    causes: causedBy(cause("payment")),
  });
  const before = await security("from=2026-11-21T13:00:00Z&to=2026-11-21T15:00:00Z");
  expect(before.groups.map((it) => it.at_stake)).toEqual([null, null, null]);
  expect((await security()).groups[0]).toMatchObject({ place: "payment", at_stake: { value: 900 } });
});

test("of a single open group the sentence says that it is the one", async () => {
  await addIncident(api.sql, { money: money(1_904.4), causes: causedBy(cause("checkout")) });
  for (const place of ["database", "payment"])
    await api.post(`/v1/triage/falco/${groups[place]}`, { action: "acknowledge" });
  expect((await security()).sentence).toBe(
    "One alert group is open: Shell in checkout (Notice); it touches an incident with about 1,900 EUR at stake.",
  );
});
