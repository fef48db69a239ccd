import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { written } from "../../tools/provisioning/alerting/files.ts";
import { provisioningFiles } from "../../tools/provisioning/files.ts";
import { type Loki, lokiIsHere, startLoki } from "./loki.ts";
import { type Prometheus, prometheusIsHere, startPrometheus } from "./prometheus.ts";

interface Panel {
  title: string;
  datasource?: { type: string };
  targets?: { expr?: string }[];
}

const panels = Object.entries(provisioningFiles())
  .filter(([name]) => name.endsWith(".json"))
  .flatMap(([name, content]) =>
    (JSON.parse(content) as { panels: Panel[] }).panels.map((panel) => ({
      ...panel,
      title: `${name}: ${panel.title}`,
    })),
  );

function queriesOf(type: "loki" | "prometheus") {
  const ofPanels = panels
    .filter((panel) => panel.datasource?.type === type)
    .flatMap(({ title, targets = [] }) => targets.flatMap((it) => (it.expr ? [{ title, expr: it.expr }] : [])));
  const ofRules = written.filter((it) => it.source === type).map((it) => ({ title: it.uid, expr: it.query }));
  return [...ofPanels, ...ofRules].map((it) => ({ ...it, expr: it.expr.replace(/\$__(range|interval)/g, "5m") }));
}

const inRange = (query: string) => {
  const end = Math.floor(Date.now() / 1_000);
  return new URLSearchParams({ query, start: String(end - 600), end: String(end), step: "60" });
};

describe.skipIf(!lokiIsHere)("LogQL of dashboards and rules", () => {
  let loki: Loki;
  beforeAll(async () => {
    loki = await startLoki();
  });
  afterAll(() => loki?.stop());

  test.each(queriesOf("loki"))("$title is understood by the real Loki", async ({ expr }) => {
    const response = await fetch(`${loki.url}/loki/api/v1/query_range?${inRange(expr)}`);
    expect([response.status, response.ok ? "" : await response.text()]).toEqual([200, ""]);
  });
});

describe.skipIf(!prometheusIsHere)("PromQL of dashboards and rules", () => {
  let prometheus: Prometheus;
  beforeAll(async () => {
    prometheus = await startPrometheus();
  });
  afterAll(() => prometheus?.stop());

  test.each(queriesOf("prometheus"))("$title is understood by the real Prometheus", async ({ expr }) => {
    const response = await fetch(`${prometheus.url}/api/v1/query_range?${inRange(expr)}`);
    expect([response.status, response.ok ? "" : await response.text()]).toEqual([200, ""]);
  });
});
