import { connect } from "@vigie/db";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parseConfig } from "../config.ts";
import type { QuarantineDoc } from "../imports/schema.ts";
import { VigieError } from "../platform/errors/index.ts";
import { type Job, openJobs } from "../platform/jobs/index.ts";
import type { SecurityDoc } from "../security/schema.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import type { OperationsDoc, ReplayDoc } from "./schema.ts";

const now = new Date("2026-11-21T14:00:00Z");
let api: TestApi;
beforeAll(async () => {
  api = await testApi({ clock: () => now, config: { dataDir: "/tmp/vigie-operations-test" } });
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.sql`truncate ops.job, ops.job_run, ops.quarantine, ops.ingest_minute, ops.falco_group, ops.falco_alert, ops.falco_hour, ops.log_line cascade`;
});

const operations = () => api.get<OperationsDoc>("/v1/operations?from=2026-11-20T14:00:00Z&to=2026-11-21T14:01:00Z");
const falco = (more: object = {}) => ({
  rule: "Shell",
  priority: "Warning",
  time: "2026-11-21T10:00:00Z",
  hostname: "h",
  output: "x",
  output_fields: { "container.id": "c", "container.name": "web" },
  ...more,
});

test("a run of a job is on record with its progress, its end and its reason, and a crash does not leave it running", async () => {
  const steps: number[] = [];
  let finished = 0;
  const jobs: Job[] = [
    {
      name: "test.good",
      async run(_, { progress, sql }) {
        await progress(0.4, { file: "a.csv" });
        const [row] = await sql`select progress from ops.job_run where job = 'test.good' and state = 'running'`;
        steps.push(Number(row?.["progress"]));
        return { rows: 7 };
      },
    },
    {
      name: "test.bad",
      async run() {
        finished++;
        throw new VigieError("disk_full", "The disk is full.");
      },
    },
    {
      name: "test.loop",
      everyMs: 60_000,
      async run() {
        finished++;
        return undefined;
      },
    },
  ];
  await api.sql`insert into ops.job_run (job, state, started_at) values ('test.good', 'running', ${new Date(now.getTime() - 60_000)})`;
  const log = pino({ level: "silent" });
  const queue = await openJobs(api.db.url, log, ["test.good", "test.bad"]);
  const sql = connect(api.db.url, { max: 2 });
  await queue.work(jobs, { sql, config: parseConfig({}, "/"), clock: () => now, log });
  await queue.send("test.good", { id: 3 });
  await queue.send("test.bad");
  const ended = async () =>
    (await api.sql`select count(*)::int as n from ops.job_run where finished_at is not null`)[0]?.["n"];
  await expect.poll(ended, { timeout: 10_000 }).toBeGreaterThanOrEqual(3);
  await queue.stop();
  await sql.end();
  expect(steps).toEqual([0.4]);
  expect(finished).toBeGreaterThanOrEqual(2);
  const doc = await operations();
  const of = (job: string) =>
    doc.runs
      .filter((it) => it.job === job)
      .map(({ state, progress, detail, error }) => ({ state, progress, detail, error }));
  expect(of("test.good")).toEqual([
    { state: "done", progress: 1, detail: { id: 3, file: "a.csv", rows: 7 }, error: null },
    { state: "failed", progress: 0, detail: {}, error: "The runner ended before it did; it runs again." },
  ]);
  expect(of("test.bad")[0]).toMatchObject({ state: "failed", error: "The disk is full." });
  expect(of("test.loop")).toEqual([]);
  expect(doc.jobs.map((it) => [it.job, it.schedule])).toEqual([
    ["test.bad", "when asked for"],
    ["test.good", "when asked for"],
    ["test.loop", "every 60 s"],
  ]);
  expect(doc.sentence).toMatch(/^\d job runs? failed in the last day/);
}, 60_000);

test("rates, quarantine and freshness are what came in", async () => {
  await api.call("POST", "/v1/ingest/falco", { body: falco() });
  await api.call("POST", "/v1/ingest/falco", { body: falco() });
  await api.call("POST", "/v1/ingest/falco", { body: "nothing" });
  const doc = await operations();
  expect(doc.ingest.rows).toMatchObject([{ source: "falco", accepted: 1, rejected: 1, duplicates: 1 }]);
  expect(doc.quarantine).toMatchObject([{ source: "falco", reason: "invalid", rows: 1 }]);
  expect(doc.freshness.find((it) => it.source === "falco")).toMatchObject({ state: "ok", age_seconds: 4 * 3_600 });
  expect(doc.freshness.find((it) => it.source === "stock")).toMatchObject({ state: "none", at: null });
  expect(doc.tiles.quarantine_open).toBe(1);
});

test("an alert that could not be read is corrected and replayed; one that is still wrong stays, with its fault", async () => {
  await api.call("POST", "/v1/ingest/falco", { body: falco({ priority: "Grave" }) });
  await api.call("POST", "/v1/ingest/falco", { body: falco({ time: "noon" }) });
  const { rows } = await api.get<QuarantineDoc>("/v1/quarantine?source=falco");
  const [first, second] = rows.map((row) => ({ id: row.id, row: row.row as Record<string, string> }));
  const corrected = { id: first?.id, row: { text: first?.row["text"]?.replace("Grave", "Critical") } };
  const done = await api.post<ReplayDoc>("/v1/quarantine/replay", { rows: [corrected, second] });
  expect(done).toEqual({
    replayed: 1,
    rejected: 1,
    messages: [`Row ${second?.id}: time: must be a time as 2026-11-21T10:34:20.645001673Z`],
  });
  const doc = await api.get<SecurityDoc>("/v1/security?from=2026-11-21&to=2026-11-22");
  expect(doc.groups).toMatchObject([{ rule: "Shell", priority: "Critical" }]);
  expect((await api.get<QuarantineDoc>("/v1/quarantine")).total).toBe(1);
  const again = await api.post<ReplayDoc>("/v1/quarantine/replay", { rows: [corrected] });
  expect(again).toEqual({ replayed: 0, rejected: 0, messages: [] });
});

test("a log record that could not be read is corrected and replayed", async () => {
  const logRecords = [{ timeUnixNano: "noon", severityText: "ERROR", body: { stringValue: "late" } }];
  await api.call("POST", "/v1/ingest/otlp/v1/logs", { body: { resourceLogs: [{ scopeLogs: [{ logRecords }] }] } });
  const [row] = (await api.get<QuarantineDoc>("/v1/quarantine?source=logs")).rows;
  const text = String(row?.row["text"]).replace('"noon"', '"1795258800000000000"');
  expect(await api.post<ReplayDoc>("/v1/quarantine/replay", { rows: [{ id: row?.id, row: { text } }] })).toMatchObject({
    replayed: 1,
    rejected: 0,
  });
  expect((await api.sql`select line, level from ops.log_line`)[0]).toEqual({ line: "late", level: "error" });
});

test("only an administrator sees and replays the quarantine", async () => {
  const body = { rows: [{ id: 1, row: {} }] };
  expect((await api.call("POST", "/v1/quarantine/replay", { body, scope: "write" })).status).toBe(403);
});
