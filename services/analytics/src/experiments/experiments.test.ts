import { afterAll, beforeAll, expect, test } from "vitest";
import type { QuarantineDoc } from "../imports/schema.ts";
import type { ReplayDoc } from "../operations/schema.ts";
import type { SignalsDoc } from "../signals/schema.ts";
import { problemOf, type TestApi, testApi } from "../testing/api.ts";
import type { AssignmentDoc, ExperimentDoc, ExperimentsDoc, ExposuresDoc, PowerDoc } from "./schema.ts";

let now = new Date("2026-11-01T10:00:00Z");
let api: TestApi;
beforeAll(async () => {
  api = await testApi({ clock: () => now });
});
afterAll(() => api.close());

const plan = {
  metrics: [
    { metric: "gross_revenue", role: "primary" },
    { metric: "buyers" },
    { metric: "refunds", role: "guardrail", harmful: "up", margin: 0.05 },
  ],
};
const green = {
  key: "green-button",
  name: "Green button",
  hypothesis: "A green button is pressed more often.",
  arms: [{ key: "grey" }, { key: "green" }],
  plan,
};
const path = "/v1/experiments/green-button";
const change = (body: object, at = path) => api.call("PATCH", at, { body });
const expose = (exposures: unknown[], at = path) => api.post<ExposuresDoc>(`${at}/exposures`, { exposures });

test("what is planned comes back with its defaults, as a draft", async () => {
  const made = await api.call("POST", "/v1/experiments", { body: green });
  expect(made.status).toBe(201);
  const doc = (await made.json()) as ExperimentDoc;
  expect(doc).toMatchObject({
    state: "draft",
    unit: "customer",
    arms: [
      { key: "grey", share: 1 },
      { key: "green", share: 1 },
    ],
    plan: { alpha: 0.05, correction: "holm", days_before: 28 },
    changed_after_start: false,
    exposures: { units: 0, in_several_arms: 0 },
  });
  expect(doc.log).toMatchObject([{ kind: "created", actor: "admin", after_start: false }]);
  expect(await api.get<ExperimentDoc>(path)).toEqual(doc);
});

test.each([
  ["a key that is taken", green, 409, undefined],
  ["no primary metric", { ...green, key: "x", plan: { metrics: [{ metric: "buyers" }] } }, 422, "plan.metrics"],
  [
    "a metric that cannot be summed up by unit",
    { ...green, key: "x", plan: { metrics: [{ metric: "active_customers", role: "primary" }] } },
    422,
    "plan.metrics[0].metric",
  ],
  ["one arm", { ...green, key: "x", arms: [{ key: "grey" }] }, 422, "arms"],
  ["an arm twice", { ...green, key: "x", arms: [{ key: "grey" }, { key: "grey" }] }, 422, "arms"],
  [
    "a guardrail without a harmful way",
    { ...green, key: "x", plan: { metrics: [...plan.metrics.slice(0, 1), { metric: "refunds", role: "guardrail" }] } },
    422,
    "plan.metrics[1].harmful",
  ],
  ["a key with spaces", { ...green, key: "green button" }, 422, "key"],
  ["a key that is a word of the addresses", { ...green, key: "power" }, 422, "key"],
])("%s is refused, and named", async (_, body, status, field) => {
  const answer = await api.call("POST", "/v1/experiments", { body });
  expect(answer.status).toBe(status);
  if (field) expect((await problemOf(answer)).errors?.map((it) => it.field)).toEqual([field]);
});

test("before the start a plan may be changed; nobody is exposed or assigned", async () => {
  expect((await change({ hypothesis: "Green is pressed by more customers." })).status).toBe(200);
  expect((await change({ name: "Green button" })).status).toBe(200);
  expect((await api.get<ExperimentDoc>(path)).log.map((it) => it.kind)).toEqual(["created", "changed"]);
  const early = await api.call("POST", `${path}/exposures`, { body: { exposures: [{ unit: "C1", arm: "grey" }] } });
  expect(early.status).toBe(409);
  expect((await api.call("GET", `${path}/assignment?unit=C1`)).status).toBe(422);
});

test("the start is told as a signal, and cannot be in the future or twice", async () => {
  const future = await api.call("POST", `${path}/start`, { body: { at: "2026-11-02T10:00:00Z" } });
  expect((await problemOf(future)).errors).toMatchObject([{ field: "at" }]);
  const doc = await api.post<ExperimentDoc>(`${path}/start`, { note: "Go" });
  expect(doc).toMatchObject({ state: "running", started_at: "2026-11-01T10:00:00.000Z", changed_after_start: false });
  const signals = await api.get<SignalsDoc>("/v1/signals?from=2026-11-01&to=2026-11-02&kind=experiment");
  expect(signals.rows).toMatchObject([{ title: "Experiment Green button started", ended_at: null }]);
  expect((await api.call("POST", `${path}/start`, { body: {} })).status).toBe(409);
});

test("a later change takes a reason, is kept as it was and as it is, and is shown; the arms stay", async () => {
  now = new Date("2026-11-02T10:00:00Z");
  const silent = await change({ plan: { ...plan, alpha: 0.1 } });
  expect((await problemOf(silent)).errors).toMatchObject([{ field: "note" }]);
  expect((await change({ arms: [{ key: "grey" }, { key: "red" }], note: "Red is nicer" })).status).toBe(409);
  const doc = (await (
    await change({ plan: { ...plan, alpha: 0.1 }, note: "We are in a hurry" })
  ).json()) as ExperimentDoc;
  expect(doc).toMatchObject({ changed_after_start: true, plan: { alpha: 0.1 } });
  expect(doc.log.at(-1)).toMatchObject({
    kind: "changed",
    after_start: true,
    note: "We are in a hurry",
    was: { plan: { alpha: 0.05 } },
    now: { plan: { alpha: 0.1 } },
  });
});

test("exposures sent twice count once, and the earliest time is kept", async () => {
  now = new Date("2026-11-03T10:00:00Z");
  const sent = [
    { unit: "C1", arm: "grey", at: "2026-11-02T12:00:00Z" },
    { unit: "C2", arm: "green", at: "2026-11-02T13:00:00Z" },
    { unit: "C3", arm: "green" },
    { unit: "C1", arm: "grey", at: "2026-11-02T11:00:00Z" },
  ];
  expect(await expose(sent)).toEqual({ accepted: 3, duplicates: 1, rejected: [] });
  expect(await expose(sent)).toEqual({ accepted: 0, duplicates: 4, rejected: [] });
  expect(await expose([{ unit: "C2", arm: "green", at: "2026-11-02T10:30:00Z" }])).toMatchObject({ accepted: 1 });
  const { exposures } = await api.get<ExperimentDoc>(path);
  expect(exposures).toEqual({
    units: 3,
    in_several_arms: 0,
    arms: [
      { arm: "grey", units: 1, first: "2026-11-02T11:00:00.000Z", last: "2026-11-02T11:00:00.000Z" },
      { arm: "green", units: 2, first: "2026-11-02T10:30:00.000Z", last: "2026-11-03T10:00:00.000Z" },
    ],
  });
});

test("a unit that was seen in two arms is in none, and is counted", async () => {
  await expose([{ unit: "C3", arm: "grey" }]);
  const { exposures } = await api.get<ExperimentDoc>(path);
  expect(exposures).toMatchObject({ units: 3, in_several_arms: 1, arms: [{ units: 1 }, { units: 1 }] });
});

test("what cannot be read is named, goes to quarantine, and can be corrected and replayed", async () => {
  const answer = await expose([
    { unit: "C4", arm: "red" },
    { unit: "C5", arm: "grey", at: "2026-10-01T00:00:00Z" },
    { unit: "C6", arm: "grey", at: "2026-12-01T00:00:00Z" },
    { arm: "grey" },
    { unit: "C7", arm: "grey" },
  ]);
  expect(answer.accepted).toBe(1);
  expect(answer.rejected.map(({ index, field }) => [index, field])).toEqual([
    [0, "arm"],
    [1, "at"],
    [2, "at"],
    [3, "unit"],
  ]);
  const { rows } = await api.get<QuarantineDoc>("/v1/quarantine?source=exposures");
  expect(rows).toHaveLength(4);
  const red = rows.find((row) => JSON.stringify(row.row).includes("red"))!;
  const text = (red.row as { text: string }).text;
  const done = await api.post<ReplayDoc>("/v1/quarantine/replay", {
    rows: [
      { id: red.id, row: { text: text.replace("red", "grey") } },
      { id: rows.find((row) => row !== red)!.id, row: rows.find((row) => row !== red)!.row },
    ],
  });
  expect(done).toMatchObject({ replayed: 1, rejected: 1 });
  expect((await api.get<ExperimentDoc>(path)).exposures.arms[0]?.units).toBe(3);
});

test("a unit is assigned the same arm each time while the experiment runs", async () => {
  const ask = () => api.get<AssignmentDoc>(`${path}/assignment?unit=C99`);
  const first = await ask();
  expect(["grey", "green"]).toContain(first.arm);
  expect(await ask()).toEqual(first);
});

test("evaluations of a feature flag that come by OpenTelemetry are exposures; other flags are lines only", async () => {
  const evaluation = (flag: string, unit: string) => ({
    timeUnixNano: `${BigInt(Date.parse("2026-11-03T09:00:00Z")) * 1_000_000n}`,
    eventName: "feature_flag.evaluation",
    body: { stringValue: "evaluated" },
    attributes: Object.entries({
      "feature_flag.key": flag,
      "feature_flag.result.variant": "green",
      "feature_flag.context.id": unit,
    }).map(([key, stringValue]) => ({ key, value: { stringValue } })),
  });
  const logRecords = [
    evaluation("green-button", "C30"),
    evaluation("dark-mode", "C31"),
    evaluation("green-button", "C30"),
  ];
  const body = { resourceLogs: [{ scopeLogs: [{ logRecords }] }] };
  const before = (await api.get<ExperimentDoc>(path)).exposures.units;
  expect((await api.call("POST", "/v1/ingest/otlp/v1/logs", { body, scope: "ingest" })).status).toBe(200);
  const { exposures } = await api.get<ExperimentDoc>(path);
  expect(exposures.units).toBe(before + 1);
});

test("Segment's Experiment Viewed is an exposure, by itself and in a batch; other events are left", async () => {
  const viewed = (userId: string, experiment_id: string) => ({
    type: "track",
    event: "Experiment Viewed",
    userId,
    timestamp: "2026-11-03T09:30:00Z",
    properties: { experiment_id, variation_id: "grey" },
  });
  const send = (body: object) => api.post("/v1/ingest/segment", body);
  expect(await send(viewed("C40", "green-button"))).toEqual({ accepted: 1, duplicates: 0, rejected: 0, ignored: 0 });
  const batch = [
    viewed("C40", "green-button"),
    viewed("C41", "other"),
    { type: "track", event: "Order Completed", userId: "C42" },
  ];
  expect(await send({ batch })).toEqual({ accepted: 0, duplicates: 1, rejected: 0, ignored: 1 });
});

test("the stop ends it: a signal of its own, no later exposures, earlier ones still come in", async () => {
  now = new Date("2026-11-10T10:00:00Z");
  const doc = await api.post<ExperimentDoc>(`${path}/stop`, { note: "Enough" });
  expect(doc).toMatchObject({ state: "stopped", stopped_at: "2026-11-10T10:00:00.000Z" });
  const signals = await api.get<SignalsDoc>("/v1/signals?from=2026-11-01&to=2026-11-12&kind=experiment");
  expect(signals.rows.map(({ title, ended_at }) => [title, ended_at]).sort()).toEqual([
    ["Experiment Green button started", "2026-11-10T10:00:00.000Z"],
    ["Experiment Green button stopped", "2026-11-10T10:00:00.000Z"],
  ]);
  now = new Date("2026-11-11T10:00:00Z");
  const answer = await expose([
    { unit: "C20", arm: "grey" },
    { unit: "C21", arm: "grey", at: "2026-11-09T00:00:00Z" },
  ]);
  expect(answer).toMatchObject({ accepted: 1, rejected: [{ index: 0, field: "at" }] });
  expect((await api.call("POST", `${path}/stop`, { body: {} })).status).toBe(409);
  expect((await api.call("GET", `${path}/assignment?unit=C1`)).status).toBe(422);
});

test("a decision is kept with who made it", async () => {
  const doc = await api.post<ExperimentDoc>(`${path}/log`, { kind: "decided", note: "Green stays." });
  expect(doc.log.at(-1)).toMatchObject({ kind: "decided", note: "Green stays.", actor: "admin" });
});

test("the list has those that run first", async () => {
  for (const key of ["draft-one", "running-one"]) await api.post("/v1/experiments", { ...green, key });
  await api.post("/v1/experiments/running-one/start", {});
  const { rows, sentence } = await api.get<ExperimentsDoc>("/v1/experiments");
  expect(sentence).toBe("1 experiment runs; its arms can be compared.");
  expect(rows.map(({ key, state }) => [key, state])[0]).toEqual(["running-one", "running"]);
  expect(rows.find(({ key }) => key === "green-button")).toMatchObject({ state: "stopped", units: 8 });
});

test.each([
  ["GET", "/v1/experiments/none", undefined, 404, "read"],
  ["POST", "/v1/experiments/none/exposures", { exposures: [{}] }, 404, "ingest"],
  ["POST", "/v1/experiments", green, 403, "read"],
  ["POST", `${path}/exposures`, { exposures: [{}] }, 403, "read"],
  ["POST", `${path}/log`, { note: "x" }, 403, "ingest"],
  ["GET", "/v1/experiments", undefined, 401, null],
] as const)("%s %s of %o is answered by %d to the scope %s", async (method, address, body, status, scope) => {
  expect((await api.call(method, address, { body, scope })).status).toBe(status);
});

test("a plan's number of units comes with a curve", async () => {
  const doc = await api.post<PowerDoc>("/v1/experiments/power", { rate: 0.1, lift: 0.1, daily: 1000 });
  expect(doc).toMatchObject({ units: 29_490, days: 30 });
  expect(doc.curve.length).toBeGreaterThan(10);
  const wrong = await api.call("POST", "/v1/experiments/power", { body: { rate: 0.1 } });
  expect((await problemOf(wrong)).errors).toMatchObject([{ field: "lift" }]);
});

test("a plan is answered to whoever may read, by an address too, and is taken for no experiment's key", async () => {
  const asked = "rate=0.1&lift=0.1&daily=1000";
  const doc = await api.get<PowerDoc>(`/v1/experiments/power?${asked}`);
  expect(doc).toEqual(await api.post<PowerDoc>("/v1/experiments/power", { rate: 0.1, lift: 0.1, daily: 1000 }));
  expect((await api.call("GET", `/v1/experiments/power?${asked}`, { scope: "read" })).status).toBe(200);
  const wrong = await api.call("GET", "/v1/experiments/power?rate=2&lift=0.1&alpha=x");
  expect((await problemOf(wrong)).errors?.map(({ field }) => field)).toEqual(["rate", "alpha"]);
  expect((await problemOf(await api.call("GET", "/v1/experiments/power?rate=0.1"))).errors).toMatchObject([
    { field: "lift" },
  ]);
});
