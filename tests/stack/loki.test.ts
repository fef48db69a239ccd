import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Loki, lokiIsHere, startLoki } from "./loki.ts";

if (!lokiIsHere) console.warn("skipped: the real Loki is not on this machine; `npm run test:stack` builds it with Go");

async function push(loki: Loki, labels: Record<string, string>, lines: string[], at = Date.now()) {
  const values = lines.map((line, n) => [String(BigInt(at) * 1_000_000n + BigInt(n)), line]);
  for (let tries = 0; ; tries++) {
    const { status } = await fetch(`${loki.url}/loki/api/v1/push`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ streams: [{ stream: labels, values }] }),
    });
    if (status === 204) return;
    if (tries > 20) throw new Error(`push answered ${status}`);
    await sleep(250);
  }
}

async function lines(loki: Loki, query: string): Promise<string[]> {
  const url = new URL(`${loki.url}/loki/api/v1/query_range`);
  url.searchParams.set("query", query);
  const { data } = (await (await fetch(url)).json()) as { data: { result: { values: [string, string][] }[] } };
  return data.result.flatMap(({ values }) => values.map(([, line]) => line));
}

describe.skipIf(!lokiIsHere)("the real Loki with the settings of docker-compose.yml", () => {
  let loki: Loki;
  const notified: { path: string; authorization: string | undefined; body: { labels: Record<string, string> }[] }[] =
    [];
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    notified.push({ path: request.url ?? "", authorization: request.headers.authorization, body: JSON.parse(body) });
    response.end("{}");
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const api = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    loki = await startLoki({ api, ingestToken: "token-of-this-test", evaluationSeconds: 1 });
  }, 60_000);
  afterAll(async () => {
    await loki?.stop();
    server.close();
  });

  test("takes lines and finds them by their labels, and keeps no label of its own making", async () => {
    const labels = { service_name: "shop", env: "test", level: "info", source: "push" };
    await push(loki, labels, ["order 1 placed", "order 2 placed"]);
    await expect.poll(() => lines(loki, '{service_name="shop"} |= "order"'), { timeout: 10_000 }).toHaveLength(2);
    const names = (await (await fetch(`${loki.url}/loki/api/v1/labels`)).json()) as { data: string[] };
    expect(names.data.sort()).toEqual(["env", "level", "service_name", "source"]);
  });

  test("an alert rule fires, and its notification arrives with the token at the address of the API", async () => {
    const rules = (await (await fetch(`${loki.url}/prometheus/api/v1/rules`)).json()) as {
      data: { groups: { rules: { name: string; health: string }[] }[] };
    };
    expect(rules.data.groups.flatMap((group) => group.rules.map((rule) => rule.name)).sort()).toEqual([
      "ErrorLogBurst",
      "FalcoCritical",
      "LogIngestionStopped",
      "PaymentErrorShare",
    ]);
    await push(loki, { service_name: "falco", env: "test", level: "fatal", source: "falco" }, ["a miner"]);
    const names = () => notified.flatMap(({ body }) => body.map((alert) => alert.labels["alertname"]));
    await expect.poll(names, { timeout: 30_000 }).toContain("FalcoCritical");
    const it = notified.find(({ body }) => body.some((alert) => alert.labels["alertname"] === "FalcoCritical"));
    expect(it?.path).toBe("/v1/ingest/alertmanager/api/v2/alerts");
    expect(it?.authorization).toBe("Bearer token-of-this-test");
    expect(it?.body[0]?.labels).toMatchObject({ severity: "critical", signal: "security", service_name: "falco" });
  }, 60_000);

  test("what was acknowledged before a crash is there after it", async () => {
    await push(loki, { service_name: "shop", env: "test", level: "warn", source: "push" }, ["before the crash"]);
    const { port, dir } = loki;
    await loki.kill();
    const again = await startLoki({ port, dir });
    await expect.poll(() => lines(again, '{level="warn"}'), { timeout: 10_000 }).toEqual(["before the crash"]);
    await again.kill();
    loki = await startLoki({ port, dir });
  }, 60_000);
});
