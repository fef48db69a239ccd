import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { problemOf, type TestApi, testApi } from "../testing/api.ts";
import type { FalcoAnswer, SecurityDoc } from "./schema.ts";

const samples = path.resolve(import.meta.dirname, "../../../../../shared/falco");
const recorded = existsSync(samples);
const linesOf = (file: string) => readFileSync(path.join(samples, file), "utf8").trim().split("\n");

const now = new Date("2026-11-21T14:00:00Z");
let api: TestApi;

beforeAll(async () => {
  api = await testApi({ clock: () => now });
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.sql`truncate ops.falco_group, ops.falco_alert, ops.falco_hour, ops.blind_spot, ops.signal, ops.triage,
    ops.quarantine, ops.ingest_minute restart identity cascade`;
});

const alert = (more: Record<string, unknown> = {}, fields: Record<string, unknown> = {}) => ({
  hostname: "shop-1",
  output: "10:00:00.000000000: Notice A shell was opened | command=sh",
  output_fields: {
    "container.id": "abc123",
    "container.name": "checkout",
    "evt.time": 12345,
    "proc.cmdline": "sh",
    ...fields,
  },
  priority: "Notice",
  rule: "Terminal shell in container",
  source: "syscall",
  tags: ["T1059", "mitre_execution"],
  time: "2026-11-21T10:00:00.645001673Z",
  ...more,
});

const send = (body: unknown, scope: "ingest" | "read" | null = "ingest") =>
  api.call("POST", "/v1/ingest/falco", { body, scope });
const range = "from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z";
const security = (more = "") => api.get<SecurityDoc>(`/v1/security?${range}${more}`);

test.skipIf(!recorded)(
  "every recorded alert is kept, and falcosidekick's words for the same alert change nothing",
  async () => {
    const [own, sidekick] = [linesOf("alerts.jsonl"), linesOf("webhook.jsonl")];
    const answers = await Promise.all(own.map(async (line) => (await (await send(line)).json()) as FalcoAnswer));
    expect(answers).toEqual(own.map(() => ({ accepted: 1, duplicates: 0 })));
    const [kept] = await api.sql`select count(*)::int as n, sum(length(raw))::int as bytes from ops.falco_alert`;
    expect(kept).toEqual({ n: 208, bytes: own.join("").length });
    const again = await Promise.all(sidekick.map(async (line) => (await send(`${line}\n`)).json()));
    expect(again).toEqual(sidekick.map(() => ({ accepted: 0, duplicates: 1 })));
    const doc = await security();
    expect(doc.tiles.alerts).toBe(205);
    expect(doc.rules.length).toBe(56);
    expect(doc.blind_spots.length).toBeGreaterThan(0);
    const [sums] =
      await api.sql`select sum(g.alerts)::int as groups, (select sum(alerts)::int from ops.falco_hour) as hours,
    (select sum(count)::int from ops.signal) as signals from ops.falco_group g`;
    expect(sums).toEqual({ groups: 208, hours: 208, signals: 205 });
  },
);

test.skipIf(!recorded)(
  "the recorded alerts in falcosidekick's words alone are kept too, and Falco's change nothing after",
  async () => {
    for (const line of linesOf("webhook.jsonl")) expect((await send(line)).status).toBe(200);
    const answers = await Promise.all(
      linesOf("alerts.jsonl").map(async (line) => (await (await send(line)).json()) as FalcoAnswer),
    );
    expect(answers.filter((it) => it.accepted === 1).length).toBe(3);
    expect((await security()).tiles.alerts).toBe(205);
  },
);

test("an alert is kept as it came, to the last digit", async () => {
  const raw = JSON.stringify(alert()).replace("12345", "1795257260645001673");
  await send(raw);
  const [row] = await api.sql`select raw, at_ns::text, at::text from ops.falco_alert`;
  expect(row).toEqual({ raw, at_ns: "1795255200645001673", at: "2026-11-21 10:00:00.645001+00" });
  const { groups } = await security();
  const detail = await api.get<{ alerts: { fields: Record<string, unknown>; at: string }[] }>(
    `/v1/security/groups/${groups[0]?.id}?${range}`,
  );
  expect(detail.alerts[0]).toMatchObject({
    at: "2026-11-21T10:00:00.645001673Z",
    fields: { "evt.time": "1795257260645001673" },
  });
});

test("alerts are grouped by rule and container, or host", async () => {
  await send(alert());
  await send(alert({ time: "2026-11-21T10:05:00.1Z" }));
  await send(alert({ time: "2026-11-21T10:06:00Z" }, { "container.name": "payment" }));
  await send(alert({ time: "2026-11-21T10:07:00Z" }, { "container.id": "host", "container.name": "host" }));
  const { groups, mitre } = await security();
  expect(groups.map(({ place, place_kind, alerts }) => [place, place_kind, alerts]).sort()).toEqual([
    ["checkout", "container", 2],
    ["payment", "container", 1],
    ["shop-1", "host", 1],
  ]);
  expect(mitre).toEqual([
    { tactic: "Execution", techniques: [{ technique: "T1059", groups: 3, alerts: 4 }], groups: 3, alerts: 4 },
  ]);
});

test("an alert that comes before its container's name joins the container's group once that is known", async () => {
  await send(alert());
  await send(alert({ time: "2026-11-21T10:01:00Z" }, { "container.name": null, "container.image.repository": null }));
  expect((await security()).groups.map((it) => [it.place, it.alerts])).toEqual([["checkout", 2]]);
});

test("alerts in quick succession are one signal, and a long pause begins another", async () => {
  for (const time of ["10:00:00Z", "10:20:00Z", "10:45:00Z", "13:00:00Z"])
    await send(alert({ time: `2026-11-21T${time}` }));
  const rows = await api.sql`select started_at::text as at, ended_at::text as until, count from ops.signal order by 1`;
  expect(rows.map((it) => ({ ...it }))).toEqual([
    { at: "2026-11-21 10:00:00+00", until: "2026-11-21 10:45:00+00", count: 3 },
    { at: "2026-11-21 13:00:00+00", until: "2026-11-21 13:00:00+00", count: 1 },
  ]);
});

test.each([
  ["no JSON", "{", "body"],
  ["no rule", { ...alert(), rule: undefined }, "rule"],
  ["an unknown priority", alert({ priority: "Grave" }), "priority"],
  ["no time", alert({ time: "yesterday" }), "time"],
  ["a list", [alert()], "body"],
])("%s is answered 422 with its field and waits in quarantine", async (_, body, field) => {
  const response = await send(body);
  expect(response.status).toBe(422);
  expect((await problemOf(response)).errors?.[0]?.field).toBe(field);
  const [row] = await api.sql`select source, field, row ->> 'text' as text from ops.quarantine`;
  expect(row).toEqual({ source: "falco", field, text: typeof body === "string" ? body : JSON.stringify(body) });
});

test("a NUL that a process hid in its arguments does not stop its alert", async () => {
  expect((await send(alert({}, { "proc.cmdline": "sh\0-c" }))).status).toBe(200);
  expect((await security()).tiles.alerts).toBe(1);
});

test("who may deliver: a token of the scope ingest by header, as password, or in the address; no other", async () => {
  expect((await send(alert(), "read")).status).toBe(403);
  expect((await send(alert(), null)).status).toBe(401);
  const basic = `Basic ${Buffer.from(`falco:${api.tokens.ingest}`).toString("base64")}`;
  const byPassword = await api.call("POST", "/v1/ingest/falco", {
    body: alert(),
    scope: null,
    headers: { authorization: basic },
  });
  expect(byPassword.status).toBe(200);
  expect((await api.call("POST", `/v1/ingest/falco/${api.tokens.ingest}`, { body: alert(), scope: null })).status).toBe(
    200,
  );
  expect((await api.call("POST", `/v1/ingest/falco/${api.tokens.admin}`, { body: alert(), scope: null })).status).toBe(
    403,
  );
  expect((await api.call("POST", "/v1/ingest/falco/vg_wrong", { body: alert(), scope: null })).status).toBe(401);
  expect((await api.call("GET", "/v1/security", { scope: "ingest" })).status).toBe(403);
});

test("what Falco did not see is shown as a blind spot and raises no group", async () => {
  const drop = {
    ...alert({ rule: "Falco internal: syscall event drop", priority: "Debug", source: "internal", tags: undefined }),
    output_fields: { n_drops: "1024", n_evts: "4096", ebpf_enabled: "1" },
  };
  await send(drop);
  const doc = await security();
  expect(doc.blind_spots).toMatchObject([{ hostname: "shop-1", dropped: 1024, share: 0.2 }]);
  expect(doc.groups).toEqual([]);
  expect(doc.sentence).toBe("No alert in this range. Falco missed system calls once.");
});

test("an exception's preview says what it would have hidden, and its snippet is what Falco loads", async () => {
  await send(alert({}, { "proc.name": "sh", "container.image.repository": "shop/checkout" }));
  await send(
    alert({ time: "2026-11-21T10:01:00Z" }, { "proc.name": "bash", "container.image.repository": "shop/checkout" }),
  );
  await send(alert({ time: "2026-11-21T10:02:00Z" }, { "proc.name": "bash", "container.name": "payment" }));
  const group = (await security()).groups.find((it) => it.place === "checkout");
  const doc = await api.get<Record<string, unknown>>(`/v1/security/groups/${group?.id}/exception?field=proc.name`);
  expect(doc).toMatchObject({
    hides: 2,
    of: 3,
    places: [
      { place: "checkout", hides: 1, of: 2 },
      { place: "payment", hides: 1, of: 1 },
    ],
  });
  expect(doc["yaml"]).toBe(`- rule: Terminal shell in container
  exceptions:
    - name: vigie_proc_name
      fields:
        - proc.name
      comps:
        - =
      values:
        - - bash
  override:
    exceptions: append
`);
  const bad = await api.call("GET", `/v1/security/groups/${group?.id}/exception?field=fd.name`);
  expect(bad.status).toBe(422);
});

test("a verdict closes a group and counts in its rule's false alarm rate", async () => {
  await send(alert());
  await send(alert({ time: "2026-11-21T10:06:00Z" }, { "container.name": "payment" }));
  const [first] = (await security()).groups;
  await api.post(`/v1/triage/falco/${first?.id}`, {
    action: "verdict",
    verdict: "false_alarm",
    reason: "a deploy script",
  });
  const doc = await security();
  expect(doc.tiles.open_groups).toBe(1);
  expect(doc.rules[0]).toMatchObject({ groups: 2, verdicts: 1, false_alarms: 1, false_alarm_share: 1 });
  expect((await security("&state=open")).total).toBe(1);
});

test("a tactic or a technique narrows groups and trend, and not the matrix that it is chosen from", async () => {
  await send(alert());
  await send(alert({ rule: "Secret read", tags: ["mitre_credential_access", "T1552"], time: "2026-11-21T11:00:00Z" }));
  const all = await security();
  const one = await security("&tactic=Execution&technique=T1059");
  expect(one.groups.map((it) => it.rule)).toEqual(["Terminal shell in container"]);
  expect(one.trend.by_priority).toMatchObject([{ priority: "Notice" }]);
  expect(one.mitre).toEqual(all.mitre);
  expect((await security("&tactic=Execution&technique=T1552")).total).toBe(0);
});
