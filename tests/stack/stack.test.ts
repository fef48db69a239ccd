import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lokiIsHere } from "./loki.ts";
import { rename } from "./native.ts";
import { prometheusIsHere } from "./prometheus.ts";
import { type Stack, startStack } from "./stack.ts";

test("names are replaced as a whole only, the longest first", () => {
  const names = { "/loki": "/tmp/l", "/etc/loki": "/tmp/e", "3100": "41", "loki:3100": "127.0.0.1:41" };
  expect(rename("/etc/loki/rules /loki/chunks /lokis /a/loki 3100 13100 http://loki:3100/x", names)).toBe(
    "/tmp/e/rules /tmp/l/chunks /lokis /a/loki 41 13100 http://127.0.0.1:41/x",
  );
});

const here = lokiIsHere && prometheusIsHere;
if (!here)
  console.warn("skipped: Loki and Prometheus are not on this machine; `npm run test:stack` builds them with Go");

describe.skipIf(!here)("the stack of docker-compose.yml, without Docker", () => {
  let stack: Stack;
  const ask = async (path: string, token?: string) =>
    (await fetch(`${stack.api.url}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {})).json();
  beforeAll(async () => {
    stack = await startStack({ services: ["api", "jobs", "loki", "prometheus"], evaluationSeconds: 1 });
  }, 120_000);
  afterAll(() => stack?.stop());

  test("everybody's token is known, with the rights that it is meant to have", async () => {
    expect(await ask("/v1/token", stack.api.token)).toMatchObject({ name: "owner", scopes: ["admin"] });
    expect(await ask("/v1/token", stack.api.grafanaToken)).toMatchObject({
      name: "grafana",
      scopes: ["read", "triage"],
    });
    expect(await ask("/v1/token", stack.api.ingestToken)).toMatchObject({ status: 403 });
  });

  test("Prometheus scrapes the API and Loki, and its rules are loaded and well", async () => {
    const targets = async () => {
      const { data } = (await (await fetch(`${stack.prometheus?.url}/api/v1/targets`)).json()) as {
        data: { activeTargets: { labels: { job: string }; health: string }[] };
      };
      return data.activeTargets.filter(({ health }) => health === "up").map(({ labels }) => labels.job);
    };
    await expect
      .poll(async () => (await targets()).sort(), { timeout: 20_000 })
      .toEqual(expect.arrayContaining(["api", "loki", "prometheus"]));
    const rules = async () => {
      const { data } = (await (await fetch(`${stack.prometheus?.url}/api/v1/rules`)).json()) as {
        data: { groups: { rules: { name: string; health: string }[] }[] };
      };
      return data.groups.flatMap((group) => group.rules.map(({ name, health }) => `${name} ${health}`)).sort();
    };
    await expect
      .poll(rules, { timeout: 20_000 })
      .toEqual(
        ["ApiDown", "ApiErrors", "ApiSlow", "DataNotFresh", "JobFailed", "RollupsBehind", "ServiceDown"].map(
          (it) => `${it} ok`,
        ),
      );
  }, 60_000);

  const rulesNotified = async () => {
    const { rows } = (await ask("/v1/notifications", stack.api.token)) as { rows: { rule: string; state: string }[] };
    return rows.map(({ rule }) => rule);
  };

  test("a rule of Loki fires on a line, and the API keeps the notification", async () => {
    const ns = `${Date.now()}000000`;
    const stream = { service_name: "checkout", env: "test", level: "fatal", source: "falco" };
    const pushed = () =>
      fetch(`${stack.loki?.url}/loki/api/v1/push`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ streams: [{ stream, values: [[ns, "Vigie crypto-miner started"]] }] }),
      }).then(({ status }) => status);
    await expect.poll(pushed, { timeout: 10_000 }).toBe(204);
    await expect.poll(rulesNotified, { timeout: 30_000 }).toContain("FalcoCritical");
  }, 60_000);

  test("the API learns of its own outage when it is back", async () => {
    const alerts = async () => {
      const answer = (await (await fetch(`${stack.prometheus?.url}/api/v1/alerts`)).json()) as {
        data: { alerts: { labels: { alertname: string }; state: string }[] };
      };
      return answer.data.alerts.map(({ labels, state }) => `${labels.alertname} ${state}`);
    };
    await stack.processes.api?.kill();
    await expect.poll(alerts, { timeout: 30_000 }).toContain("ApiDown firing");
    await stack.restart("api");
    await expect.poll(rulesNotified, { timeout: 60_000 }).toContain("ApiDown");
  }, 150_000);
});
