import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { problemOf, type TestApi, testApi } from "../testing/api.ts";
import type { NoiseDoc, TriageDoc } from "./schema.ts";

let now = new Date("2026-11-21T14:00:00Z");
let api: TestApi;
let subject: string;

beforeAll(async () => {
  api = await testApi({ clock: () => now });
});
afterAll(() => api.close());
beforeEach(async () => {
  now = new Date("2026-11-21T14:00:00Z");
  await api.sql`truncate ops.signal, ops.triage, ops.triage_event, ops.notification`;
  await api.post("/v1/signals", {
    kind: "campaign",
    key: "bf",
    title: "Black Friday",
    started_at: "2026-11-21T08:00:00Z",
    ended_at: null,
  });
  const { rows } = await api.get<{ rows: { id: number }[] }>("/v1/signals?from=2026-11-20&to=2026-11-22");
  subject = String(rows[0]?.id);
});

const path = () => `/v1/triage/campaign/${subject}`;
const judge = (action: object, headers: Record<string, string> = {}) =>
  api.call("POST", path(), { body: action, scope: "triage", headers });

test("every step is kept with who, when and why, newest first", async () => {
  await judge({ action: "acknowledge" }, { "x-grafana-user": "alice" });
  now = new Date("2026-11-21T14:05:00Z");
  await judge({ action: "verdict", verdict: "expected", reason: "planned" });
  const doc = await api.get<TriageDoc>(path());
  expect(doc.state).toMatchObject({ acknowledged_by: "triage (alice)", verdict: "expected", verdict_by: "triage" });
  expect(doc.events.map(({ action, by, reason, at }) => [action, by, reason, at])).toEqual([
    ["verdict", "triage", "planned", "2026-11-21T14:05:00.000Z"],
    ["acknowledge", "triage (alice)", null, "2026-11-21T14:00:00.000Z"],
  ]);
});

test("reopening takes acknowledgement and verdict back, and the trail keeps both", async () => {
  await judge({ action: "acknowledge" });
  await judge({ action: "verdict", verdict: "confirmed" });
  await judge({ action: "reopen", reason: "it came again" });
  const doc = await api.get<TriageDoc>(path());
  expect(doc.state).toMatchObject({ acknowledged_at: null, verdict: null });
  expect(doc.events.length).toBe(3);
});

test("a silenced signal leaves the time axis until its silence is over", async () => {
  const shown = async () => (await api.get<{ total: number }>("/v1/signals?from=2026-11-20&to=2026-11-22")).total;
  await judge({ action: "silence", until: "2026-11-21T15:00:00Z", reason: "known" });
  expect(await shown()).toBe(0);
  now = new Date("2026-11-21T15:00:01Z");
  expect(await shown()).toBe(1);
});

test.each([
  ["until", { action: "silence", until: "2026-11-21T13:00:00Z", reason: "x" }],
  ["until", { action: "silence", until: "2027-11-21T13:00:00Z", reason: "x" }],
  ["reason", { action: "silence", until: "2026-11-21T15:00:00Z" }],
  ["verdict", { action: "verdict", verdict: "maybe" }],
  ["reason", { action: "comment" }],
])("a judgement with a wrong %s is refused and leaves no trace", async (field, action) => {
  const response = await judge(action);
  expect([response.status, (await problemOf(response)).errors?.[0]?.field]).toEqual([422, field]);
  expect((await api.get<TriageDoc>(path())).events).toEqual([]);
});

test("who may judge: the scope triage, not read; and only what there is", async () => {
  expect((await api.call("POST", path(), { body: { action: "acknowledge" }, scope: "read" })).status).toBe(403);
  expect((await api.call("POST", "/v1/triage/campaign/999999", { body: { action: "acknowledge" } })).status).toBe(404);
  expect((await api.call("GET", path(), { scope: "triage" })).status).toBe(403);
});

test("the audit trail cannot be rewritten", async () => {
  await judge({ action: "acknowledge" });
  await expect(api.sql`update ops.triage_event set by_whom = 'nobody'`).rejects.toThrow("only ever added to");
  await expect(api.sql`delete from ops.triage_event`).rejects.toThrow("only ever added to");
});

test("the noise report says how many of a rule's alerts were false", async () => {
  for (const n of [1, 2, 3]) {
    const body = {
      rule: "Shell",
      priority: "Warning",
      time: `2026-11-21T10:0${n}:00Z`,
      output: "x",
      hostname: "h",
      output_fields: { "container.id": `c${n}`, "container.name": `c${n}` },
    };
    expect((await api.call("POST", "/v1/ingest/falco", { body, scope: "ingest" })).status).toBe(200);
  }
  const groups = await api.sql`select id::text as id from ops.falco_group order by 1`;
  await api.post(`/v1/triage/falco/${groups[0]?.["id"]}`, { action: "verdict", verdict: "false_alarm" });
  await api.post(`/v1/triage/falco/${groups[1]?.["id"]}`, { action: "verdict", verdict: "confirmed" });
  const doc = await api.get<NoiseDoc>("/v1/triage/noise?from=2026-11-21&to=2026-11-22");
  expect(doc.rows.find((row) => row.kind === "falco")).toMatchObject({
    rule: "Shell",
    subjects: 3,
    events: 3,
    false_alarm_share: 0.5,
    verdicts: { false_alarm: 1, confirmed: 1, expected: 0 },
  });
});
