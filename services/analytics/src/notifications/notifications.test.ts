import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { IncidentDoc } from "../incidents/schema.ts";
import { addIncident } from "../incidents/testing.ts";
import type { SignalsDoc } from "../signals/schema.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import type { NotificationsDoc } from "./schema.ts";

let now = new Date("2026-11-21T14:00:00Z");
let api: TestApi;
beforeAll(async () => {
  api = await testApi({ clock: () => now });
});
afterAll(() => api.close());
beforeEach(async () => {
  now = new Date("2026-11-21T14:00:00Z");
  await api.sql`truncate ops.notification, ops.signal, ops.falco_group, ops.falco_alert, ops.falco_hour,
    ops.incident cascade`;
});

const alert = (more: object = {}, labels: Record<string, string> = {}) => ({
  status: "firing",
  labels: { alertname: "Falco: critical", severity: "critical", ...labels },
  annotations: { summary: "Shell in checkout" },
  startsAt: "2026-11-21T13:55:00Z",
  endsAt: "0001-01-01T00:00:00Z",
  fingerprint: "f1",
  ...more,
});
const send = (alerts: object[]) =>
  api.post("/v1/webhooks/grafana", { receiver: "vigie", status: "firing", alerts, version: "1" });
const list = async () => (await api.get<NotificationsDoc>("/v1/notifications?from=2026-11-21&to=2026-11-22")).rows;

test("a notification is kept with the alert group that it names, once, and its end is noted", async () => {
  const body = {
    rule: "Shell",
    priority: "Critical",
    time: "2026-11-21T13:54:00Z",
    output: "x",
    output_fields: { "container.id": "c", "container.name": "checkout" },
  };
  await api.call("POST", "/v1/ingest/falco", { body });
  const [group] = await api.sql`select id from ops.falco_group`;
  const named = alert({}, { subject: `falco/${group?.["id"]}` });
  expect(await send([named])).toEqual({ kept: 1, unchanged: 0 });
  expect(await send([named])).toEqual({ kept: 0, unchanged: 1 });
  expect(await send([{ ...named, status: "resolved", endsAt: "2026-11-21T13:59:00Z" }])).toEqual({
    kept: 1,
    unchanged: 0,
  });
  expect(await list()).toMatchObject([
    {
      rule: "Falco: critical",
      state: "resolved",
      ended_at: "2026-11-21T13:59:00.000Z",
      subject: { kind: "falco", id: String(group?.["id"]) },
    },
  ]);
  const detail = await api.get<{ notifications: object[] }>(
    `/v1/security/groups/${group?.["id"]}?from=2026-11-21&to=2026-11-22`,
  );
  expect(detail.notifications).toEqual([
    { at: "2026-11-21T13:55:00.000Z", state: "resolved", title: "Shell in checkout" },
  ]);
});

test("a notification of Grafana's that names an incident stands on the incident and in its timeline", async () => {
  const [id, other] = [await addIncident(api.sql), await addIncident(api.sql)];
  const named = alert({ annotations: { summary: "Orders 92 % below expected" } }, { subject: `incident/${id}` });
  expect(await send([named])).toEqual({ kept: 1, unchanged: 0 });
  expect(await list()).toMatchObject([{ source: "grafana", subject: { kind: "incident", id: String(id) } }]);
  const read = (of: number) => api.get<IncidentDoc>(`/v1/incidents/${of}`);
  const { notifications, timeline } = await read(id);
  const at = "2026-11-21T13:55:00.000Z";
  expect(notifications).toEqual([{ at, state: "firing", title: "Orders 92 % below expected" }]);
  expect(timeline).toContainEqual({ at, kind: "notified", text: "Orders 92 % below expected (firing)", by: null });
  expect((await read(other)).notifications).toEqual([]);
  const { rows } = await api.get<SignalsDoc>("/v1/signals?kind=alert&from=2026-11-21&to=2026-11-22");
  expect(rows).toEqual([]);
});

test("an alert that names no signal, or one that is not there, becomes a signal of its own", async () => {
  await send([
    alert(),
    alert({ fingerprint: "f2", labels: { alertname: "No orders", subject: "falco/999", severity: "critical" } }),
  ]);
  const { rows } = await api.get<SignalsDoc>("/v1/signals?kind=alert&from=2026-11-21&to=2026-11-22");
  expect(rows.map((row) => [row.title, row.severity, row.ended_at])).toEqual([
    ["Shell in checkout", "critical", null],
    ["Shell in checkout", "critical", null],
  ]);
  now = new Date("2026-11-21T14:10:00Z");
  await send([alert({ status: "resolved", endsAt: "2026-11-21T14:09:00Z" })]);
  expect((await list()).map((row) => row.subject.kind)).toEqual(["alert", "alert"]);
  const ended = (await api.get<SignalsDoc>("/v1/signals?kind=alert&from=2026-11-21&to=2026-11-22")).rows.map(
    (row) => row.ended_at,
  );
  expect(ended).toEqual(expect.arrayContaining(["2026-11-21T14:09:00.000Z", null]));
});

test("alerts as Prometheus' and Loki's rulers send them: no status, an end ahead while they fire", async () => {
  const { status: _, fingerprint: __, ...bare } = alert({ endsAt: "2026-11-21T14:04:00Z" });
  expect(await api.post("/v1/ingest/alertmanager/api/v2/alerts", [bare])).toEqual({ kept: 1, unchanged: 0 });
  expect(await list()).toMatchObject([{ source: "alertmanager", state: "firing", ended_at: null }]);
  now = new Date("2026-11-21T14:05:00Z");
  await api.post("/v1/ingest/alertmanager/api/v2/alerts", [bare]);
  expect(await list()).toMatchObject([{ state: "resolved", ended_at: "2026-11-21T14:04:00.000Z" }]);
});

test("only a token that may deliver delivers", async () => {
  expect((await api.call("POST", "/v1/webhooks/grafana", { body: { alerts: [] }, scope: "read" })).status).toBe(403);
  expect((await api.call("POST", "/v1/webhooks/grafana", { body: { alerts: [] }, scope: "ingest" })).status).toBe(200);
});
