import { gzipSync } from "node:zlib";
import { serve } from "@hono/node-server";
import { SeverityNumber } from "@opentelemetry/api-logs";
import { OTLPLogExporter as JsonExporter } from "@opentelemetry/exporter-logs-otlp-http";
import { OTLPLogExporter as ProtoExporter } from "@opentelemetry/exporter-logs-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, LoggerProvider } from "@opentelemetry/sdk-logs";
import { freePort } from "@vigie/db/testing";
import SnappyJS from "snappyjs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestApi, testApi } from "../testing/api.ts";
import type { LogPatternsDoc, LogsDoc, LogVolumeDoc } from "./schema.ts";
import { encode } from "./wire/messages.ts";

const now = new Date("2026-11-21T14:00:00Z");
let api: TestApi;
beforeAll(async () => {
  api = await testApi({ clock: () => now });
});
afterAll(() => api.close());
beforeEach(async () => void (await api.sql`truncate ops.log_line, ops.log_pattern, ops.quarantine, ops.ingest_minute`));

const range = "from=2026-11-21T12:00:00Z&to=2026-11-21T15:00:00Z";
const lines = async (more = "", of = range) => (await api.get<LogsDoc>(`/v1/logs?${of}${more}`)).rows;
const ns = (text: string) => String(BigInt(Date.parse(text)) * 1_000_000n);
const at = ns("2026-11-21T13:00:00Z");
const push = (body: unknown, headers: Record<string, string> = {}) =>
  api.call("POST", "/v1/ingest/loki/api/v1/push", { body, scope: "ingest", headers });
const otlp = (body: unknown, headers: Record<string, string> = {}) =>
  api.call("POST", "/v1/ingest/otlp/v1/logs", { body, scope: "ingest", headers });

test.each([
  ["JSON", JsonExporter],
  ["protobuf", ProtoExporter],
])("OpenTelemetry's own exporter delivers by OTLP %s", async (_, Exporter) => {
  const port = await freePort();
  const server = serve({ fetch: api.app.fetch, hostname: "127.0.0.1", port });
  const url = `http://127.0.0.1:${port}/v1/ingest/otlp/v1/logs`;
  const exporter = new Exporter({ url, headers: { authorization: `Bearer ${api.tokens.ingest}` } });
  const provider = new LoggerProvider({
    resource: resourceFromAttributes({ "service.name": "payment", "deployment.environment.name": "production" }),
    processors: [new BatchLogRecordProcessor({ exporter })],
  });
  const logger = provider.getLogger("psp");
  logger.emit({
    timestamp: new Date("2026-11-21T13:00:00.250Z"),
    severityNumber: SeverityNumber.ERROR,
    body: "card refused",
    attributes: { "order.id": "D-1", attempts: 3 },
  });
  logger.emit({ timestamp: new Date("2026-11-21T13:00:01Z"), severityText: "WARN", body: { event: "slow", ms: 812 } });
  await provider.shutdown();
  server.close();
  expect(await lines()).toMatchObject([
    { service: "payment", env: "production", level: "warn", source: "otlp", line: '{"event":"slow","ms":812}' },
    {
      at: "2026-11-21T13:00:00.250000Z",
      level: "error",
      line: "card refused",
      attributes: { order_id: "D-1", attempts: "3", scope: "psp" },
    },
  ]);
});

test("a record that cannot be read is counted and kept in quarantine; the others go on", async () => {
  const logRecords = [
    { timeUnixNano: at, body: { stringValue: "good" } },
    { timeUnixNano: "yesterday", body: { stringValue: "bad" } },
  ];
  const response = await otlp({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
  expect(await response.json()).toMatchObject({ partialSuccess: { rejectedLogRecords: 1 } });
  expect((await lines()).map((it) => it.line)).toEqual(["good"]);
  const [row] = await api.sql`select source, message from ops.quarantine`;
  expect(row).toMatchObject({ source: "logs", message: expect.stringContaining("timeUnixNano") });
});

test.each([
  ["JSON that is none", "application/json", "{", 422],
  ["protobuf that is none", "application/x-protobuf", new Uint8Array([255, 255, 255]), 422],
  ["another shape", "application/json", '{"resourceLogs":7}', 422],
])("%s is refused", async (_, type, body, status) => {
  expect((await otlp(body, { "content-type": type })).status).toBe(status);
});

test("a body in gzip is read, one that grows beyond all bounds is refused", async () => {
  const body = { streams: [{ stream: { app: "web" }, values: [[at, "zipped"]] }] };
  expect((await push(gzipSync(JSON.stringify(body)), { "content-encoding": "gzip" })).status).toBe(204);
  expect((await lines())[0]).toMatchObject({ service: "web", line: "zipped" });
  const bomb = gzipSync(Buffer.alloc(80 * 1_048_576));
  expect((await push(bomb, { "content-encoding": "gzip" })).status).toBe(413);
});

test("Loki's push format by JSON and by protobuf in snappy says the same", async () => {
  const seconds = String(Date.parse("2026-11-21T13:00:00Z") / 1_000);
  const message = {
    streams: [
      {
        labels: '{app="web", level="WARNING", env="staging", pod="web-1"}',
        entries: [
          {
            timestamp: { seconds, nanos: 5_000 },
            line: "slow",
            structuredMetadata: [{ name: "trace_id", value: "abc" }],
          },
        ],
      },
    ],
  };
  const proto = SnappyJS.compress(encode("LokiPush", message));
  expect((await push(proto, { "content-type": "application/x-protobuf" })).status).toBe(204);
  const json = {
    streams: [
      {
        stream: { app: "web", level: "WARNING", env: "staging", pod: "web-1" },
        values: [[String(BigInt(at) + 5_000n), "slow", { trace_id: "abc" }]],
      },
    ],
  };
  expect((await push(json)).status).toBe(204);
  expect(await lines()).toMatchObject([
    {
      at: "2026-11-21T13:00:00.000005Z",
      service: "web",
      env: "staging",
      level: "warn",
      source: "push",
      attributes: { pod: "web-1", trace_id: "abc" },
    },
  ]);
});

test("only a token that may deliver delivers", async () => {
  const body = { streams: [] };
  expect((await api.call("POST", "/v1/ingest/loki/api/v1/push", { body, scope: "read" })).status).toBe(403);
  expect((await api.call("POST", "/v1/ingest/otlp/v1/logs", { body: {}, scope: "triage" })).status).toBe(403);
});

test("volume, patterns and lines agree, and a pattern is new only once", async () => {
  const values = Array.from({ length: 40 }, (_, n) => [
    String(BigInt(at) + BigInt(n) * 60_000_000_000n),
    `order D-${1000 + n} refused after ${n} ms`,
  ]);
  await push({
    streams: [
      { stream: { service_name: "checkout", level: "error" }, values },
      { stream: { service_name: "web" }, values: [[at, "up"]] },
    ],
  });
  const volume = await api.get<LogVolumeDoc>(`/v1/logs/volume?${range}`);
  expect(volume.totals).toEqual({ lines: 41, errors: 40, services: 2 });
  expect(volume.sentence).toBe("40 errors in 41 lines, all of them of checkout.");
  expect(volume.options.service).toEqual(["checkout", "web"]);
  const patterns = await api.get<LogPatternsDoc>(`/v1/logs/patterns?${range}`);
  expect(patterns.rows).toMatchObject([
    { service: "checkout", template: "order <id> refused after <num> ms", count: 40, is_new: true },
  ]);
  expect(patterns.rows[0]?.counts.reduce((sum, n) => sum + n, 0)).toBe(40);
  const later = await api.get<LogPatternsDoc>("/v1/logs/patterns?from=2026-11-21T13:30:00Z&to=2026-11-21T15:00:00Z");
  expect(later.rows).toMatchObject([{ count: 10, is_new: false, first_seen: "2026-11-21T13:00:00.000Z" }]);
});
