import { connect } from "@vigie/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alertNo } from "../bench/falco.ts";
import { lokiIsHere } from "./loki.ts";
import { prometheusIsHere } from "./prometheus.ts";
import { type Stack, startStack } from "./stack.ts";

/** Every signal goes in by the door that its sender uses, and comes out where people look for it. */
describe.skipIf(!(lokiIsHere && prometheusIsHere))("signals through the stack", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ services: ["api", "jobs", "loki", "prometheus"], evaluationSeconds: 1 });
  }, 120_000);
  afterAll(() => stack?.stop());

  const call = (path: string, token: string, body?: string) =>
    fetch(`${stack.api.url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body }),
    });
  const get = async <Doc>(path: string) => (await (await call(path, stack.api.token)).json()) as Doc;
  const inLoki = async (query: string) => {
    const start = `${BigInt(Date.now() - 3_600_000) * 1_000_000n}`;
    const response = await fetch(
      `${stack.loki?.url}/loki/api/v1/query_range?${new URLSearchParams({ query, start, limit: "1000" })}`,
    );
    const { data } = (await response.json()) as {
      data: { result: { stream: Record<string, string>; values: [string, string][] }[] };
    };
    return data.result;
  };

  test("a line by OTLP and one by Loki's push format are in Loki, with few labels, and on the Logs page", async () => {
    const ns = `${BigInt(Date.now()) * 1_000_000n}`;
    const record = {
      timeUnixNano: ns,
      severityNumber: 17,
      body: { stringValue: "card refused" },
      attributes: [{ key: "order", value: { stringValue: "D-1" } }],
    };
    const resource = { attributes: [{ key: "service.name", value: { stringValue: "payment" } }] };
    const otlp = JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ logRecords: [record] }] }] });
    expect((await call("/v1/ingest/otlp/v1/logs", stack.api.ingestToken, otlp)).status).toBe(200);
    const push = JSON.stringify({
      streams: [{ stream: { app: "web", pod: "web-1" }, values: [[ns, "level=warn slow"]] }],
    });
    expect((await call("/v1/ingest/loki/api/v1/push", stack.api.ingestToken, push)).status).toBe(204);
    const [line] = await inLoki('{service_name="payment"}');
    const { service_name, env, level, source } = line?.stream ?? {};
    expect({ service_name, env, level, source }).toEqual({
      service_name: "payment",
      env: "unknown",
      level: "error",
      source: "otlp",
    });
    const { rows } = await get<{ rows: { service: string; level: string; attributes: object }[] }>(
      "/v1/logs?service=payment&service=web",
    );
    expect(rows.map((row) => [row.service, row.level, row.attributes]).sort()).toEqual([
      ["payment", "error", { order: "D-1" }],
      ["web", "warn", { app: "web", pod: "web-1" }],
    ]);
  });

  test("our own lines are in Loki by pino-loki, with route and latency, and nothing personal", async () => {
    await get("/v1/token");
    const lines = async () =>
      (await inLoki('{service_name="vigie-api", source="pino"} | json | route="/v1/token"')).flatMap((it) => it.values);
    await expect.poll(async () => (await lines()).length, { timeout: 15_000 }).toBeGreaterThan(0);
    const fields = JSON.parse((await lines())[0]?.[1] ?? "{}") as Record<string, unknown>;
    expect(Object.keys(fields).sort()).toEqual([
      "level",
      "method",
      "ms",
      "msg",
      "request_id",
      "route",
      "service",
      "status",
      "time",
    ]);
    const text = JSON.stringify(await inLoki('{service_name=~"vigie-.*"}'));
    expect(text).not.toContain(stack.api.token);
    expect(text).not.toContain(stack.api.ingestToken);
  });

  test("a Falco alert is a group, a signal, a line in Loki; Loki's rule on it is evaluated and its notification comes back", async () => {
    const alert = alertNo(0, Date.now());
    expect(await (await call(`/v1/ingest/falco/${stack.api.ingestToken}`, "none", alert)).json()).toEqual({
      accepted: 1,
      duplicates: 0,
    });
    const { groups } = await get<{ groups: { rule: string; place: string }[] }>("/v1/security");
    expect(groups).toMatchObject([{ rule: "Rule 0", place: "service-0", priority: "Critical" }]);
    await expect
      .poll(async () => (await inLoki('{service_name="falco"}'))[0]?.values[0]?.[1], { timeout: 15_000 })
      .toBe(alert);
    const notified = async () =>
      (await get<{ rows: { rule: string; state: string; source: string }[] }>("/v1/notifications")).rows.filter(
        (row) => row.rule === "FalcoCritical",
      );
    await expect
      .poll(notified, { timeout: 60_000, interval: 500 })
      .toMatchObject([{ state: "firing", source: "alertmanager" }]);
  }, 90_000);

  test("a failed job is a metric; Prometheus' rule on it is evaluated and its notification becomes a signal", async () => {
    const sql = connect(stack.databaseUrl, { max: 1 });
    await sql`insert into ops.job_run (job, state, error, finished_at) values ('imports.run', 'failed', 'for this test', now())`;
    await sql.end();
    const signals = async () =>
      (await get<{ rows: { title: string }[] }>("/v1/signals?kind=alert")).rows
        .map((row) => row.title)
        .filter((title) => title.includes("imports.run"));
    await expect.poll(signals, { timeout: 60_000, interval: 500 }).toEqual(["The job imports.run failed"]);
  }, 90_000);

  test("deploys, campaigns and holidays are on the time axis", async () => {
    const deploy = JSON.stringify({ service: "checkout", version: "2.1.0", state: "succeeded" });
    expect((await call("/v1/deploys", stack.api.token, deploy)).status).toBe(200);
    const at = new Date().toISOString();
    const campaign = JSON.stringify({
      kind: "campaign",
      key: "bf",
      title: "Black Friday",
      started_at: at,
      ended_at: null,
    });
    expect((await call("/v1/signals", stack.api.token, campaign)).status).toBe(200);
    const day = at.slice(0, 10).replaceAll("-", "");
    const ical = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "BEGIN:VEVENT",
      "UID:1",
      `DTSTART;VALUE=DATE:${day}`,
      "SUMMARY:A feast",
      "END:VEVENT",
      "END:VCALENDAR",
    ];
    const holidays = await fetch(`${stack.api.url}/v1/signals/holidays?country=France`, {
      method: "POST",
      headers: { authorization: `Bearer ${stack.api.token}`, "content-type": "text/calendar" },
      body: ical.join("\r\n"),
    });
    expect(await holidays.json()).toEqual({ read: 1, written: 1, unchanged: 0, rejected: [] });
    const { by_kind } = await get<{ by_kind: Record<string, number> }>("/v1/signals");
    expect(by_kind).toMatchObject({ deploy: 1, campaign: 1, holiday: 1 });
  });

  test("Prometheus has what the dashboards ask for", async () => {
    const query = async (expr: string) => {
      const response = await fetch(`${stack.prometheus?.url}/api/v1/query?${new URLSearchParams({ query: expr })}`);
      return ((await response.json()) as { data: { result: { metric: Record<string, string> }[] } }).data.result;
    };
    await expect
      .poll(async () => (await query("vigie_ingested_last_5m")).map((it) => it.metric["source"]).sort(), {
        timeout: 30_000,
      })
      .toEqual(expect.arrayContaining(["deploys", "falco", "loki_push", "otlp"]));
    for (const name of ["vigie_data_age_seconds", "vigie_log_lines_waiting", "vigie_http_request_seconds_count"])
      expect([name, (await query(name)).length > 0]).toEqual([name, true]);
  }, 60_000);
});
