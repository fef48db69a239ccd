import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askInside, compose, docker, eventually, inspect, name, once, services, up } from "./project.ts";

const on = process.env["VIGIE_COMPOSE"] === "on";
if (!on) console.warn("skipped: `npm run test:compose` finds a Docker engine first");
const lasting = services.filter((service) => !once.has(service));
const mayBeRoot = new Set(["falco"]);

describe.skipIf(!on)("docker-compose.yml on a Docker engine", () => {
  let down: () => Promise<void>;
  let api: string;
  let owner: string;
  let ingest: string;
  const call = (route: string, token: string, body?: unknown) =>
    fetch(`${api}${route}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": `compose ${route}`,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  beforeAll(async () => {
    down = await up();
    api = `http://${await compose("port", "api", "4000")}`;
    owner = await compose("exec", "-T", "api", "cat", "/data/token");
    ingest = await docker(
      "run",
      "--rm",
      "-v",
      `${name}_secrets-migrate:/s:ro`,
      "--entrypoint",
      "cat",
      "vigie/vigie:0.1.0",
      "/s/ingest-token",
    );
  }, 1_200_000);
  afterAll(() => down?.(), 120_000);

  test("everything is healthy, and what runs once has ended well", async () => {
    for (const service of services) {
      const { State } = await inspect(service);
      const wanted = once.has(service) ? "exited 0" : "healthy";
      expect([service, once.has(service) ? `${State.Status} ${State.ExitCode}` : State.Health?.Status]).toEqual([
        service,
        wanted,
      ]);
    }
  });

  test("nobody is root but Falco; no capability, no new privilege, limits set", async () => {
    for (const service of services) {
      const { Config, HostConfig } = await inspect(service);
      if (!mayBeRoot.has(service)) expect([service, /^(0|root)?(:|$)/.test(Config.User)]).toEqual([service, false]);
      expect([service, HostConfig.ReadonlyRootfs, HostConfig.Privileged]).toEqual([service, true, false]);
      expect([service, HostConfig.CapDrop]).toEqual([service, ["ALL"]]);
      expect([service, HostConfig.SecurityOpt.includes("no-new-privileges:true")]).toEqual([service, true]);
      expect([service, HostConfig.Memory > 0, HostConfig.PidsLimit > 0]).toEqual([service, true, true]);
    }
  });

  test("the kernel says the same of the running processes", async () => {
    for (const service of lasting.filter((it) => !mayBeRoot.has(it))) {
      const { Pid } = (await inspect(service)).State;
      if (!existsSync(`/proc/${Pid}/status`)) return console.warn("skipped: the engine is on another machine");
      const status = readFileSync(`/proc/${Pid}/status`, "utf8");
      const field = (key: string) => new RegExp(`^${key}:\\s*(\\S+)`, "m").exec(status)?.[1];
      expect([service, field("Uid")]).not.toEqual([service, "0"]);
      expect([service, field("CapEff"), field("CapBnd"), field("NoNewPrivs")]).toEqual([
        service,
        "0".repeat(16),
        "0".repeat(16),
        "1",
      ]);
      const rootMount = readFileSync(`/proc/${Pid}/mounts`, "utf8")
        .split("\n")
        .find((line) => line.split(" ")[1] === "/");
      expect([service, rootMount?.split(" ")[3]?.split(",")[0]]).toEqual([service, "ro"]);
    }
  });

  test("only Grafana and the API are published, on loopback alone", async () => {
    const published = (await Promise.all(lasting.map(inspect))).flatMap(({ NetworkSettings }) =>
      Object.entries(NetworkSettings.Ports).flatMap(([port, to]) =>
        (to ?? []).map(({ HostIp }) => `${HostIp} ${port}`),
      ),
    );
    const wanted = ["127.0.0.1 4000/tcp", ...(services.includes("grafana") ? ["127.0.0.1 3000/tcp"] : [])];
    expect(published.sort()).toEqual(wanted.sort());
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((it) => it && !it.internal && it.family === "IPv4");
    for (const { address } of others as { address: string }[]) {
      const refused = await new Promise((resolve) => {
        const socket = connect({ host: address, port: Number(new URL(api).port), timeout: 2_000 });
        socket
          .once("connect", () => resolve(false))
          .once("error", () => resolve(true))
          .once("timeout", () => resolve(true));
      });
      expect([address, refused]).toEqual([address, true]);
    }
  });

  test("what need not reach the outside cannot", async () => {
    for (const network of ["data", "signals"])
      expect(await docker("network", "inspect", "-f", "{{.Internal}}", `${name}_${network}`)).toBe("true");
    const reach = `const end = (how) => { console.log(how); process.exit() };
      require("net").connect({ host: "192.0.2.1", port: 443, timeout: 3000 }).once("connect", () => end("reached"))
        .once("error", (error) => end(error.code)).once("timeout", () => end("timeout"))`;
    expect(await compose("exec", "-T", "jobs", "node", "-e", reach)).toMatch(/^(ENETUNREACH|EHOSTUNREACH|timeout)$/);
  });

  test("secrets are in no environment, and a service sees only its own", async () => {
    const all = await docker(
      "run",
      "--rm",
      "-v",
      `${name}_secrets:/s:ro`,
      "--entrypoint",
      "sh",
      "vigie/vigie:0.1.0",
      "-c",
      "cat /s/*; echo",
    );
    const secrets = all.match(/(?:vg_)?[\w-]{43}/g) ?? [];
    expect(secrets.length).toBeGreaterThanOrEqual(6);
    for (const service of services) {
      const env = (await inspect(service)).Config.Env.join("\n");
      for (const secret of secrets) expect([service, env.includes(secret)]).toEqual([service, false]);
    }
    const seen = await compose("exec", "-T", "api", "ls", "/run/secrets");
    expect(seen.split("\n")).toEqual(["database-password", "github-secret"]);
  });

  test("the console asks who is there, and the API lets nobody in without a token", async () => {
    const page = await fetch(`${api}/a/vigie-commerce-app/overview`, { redirect: "manual" });
    expect([page.status, page.headers.get("location")?.includes("/login")]).toEqual([302, true]);
    expect((await fetch(`${api}/v1/kpis`)).status).toBe(401);
    expect((await call("/v1/kpis", ingest)).status).toBe(403);
    expect((await call("/v1/kpis", owner)).status).toBe(200);
  });

  test("an order, a deploy and a Falco alert go in and can be asked for", async () => {
    const at = new Date().toISOString();
    const { rows } = (await (await call("/v1/products?limit=1&unsold=true", owner)).json()) as {
      rows: { product: string }[];
    };
    const line = { product_id: rows[0]?.product, quantity: 2, unit_price: "7.50" };
    const order = { order_id: "compose-1", store: "compose", currency: "EUR", ordered_at: at, lines: [line] };
    expect(await (await call("/v1/orders", owner, order)).text()).toContain("compose-1");
    expect(await (await call("/v1/search/orders?store=compose", owner)).text()).toContain("compose-1");
    const deploy = { service: "checkout", version: "2.14.1", started_at: at };
    expect((await call("/v1/deploys", owner, deploy)).status).toBeLessThan(300);
    expect(await (await call("/v1/deploys", owner)).text()).toContain("2.14.1");
    const alert = {
      hostname: "compose",
      output: `${at}: Critical Crypto-miner started`,
      output_fields: {
        "container.name": "compose-checkout",
        "evt.type": "execve",
        "proc.name": "xmrig",
      },
      priority: "Critical",
      rule: "Vigie crypto-miner started",
      source: "syscall",
      tags: ["T1496", "mitre_impact"],
      time: at.replace("Z", "000000Z"),
    };
    expect((await call("/v1/ingest/falco", ingest, alert)).status).toBe(200);
    expect(await (await call("/v1/security", owner)).text()).toContain("Vigie crypto-miner started");
  });

  test("Loki takes lines and finds them, those of API and jobs too", async () => {
    const ns = `${Date.now()}000000`;
    const stream = { service_name: "compose", env: "test", level: "info", source: "push" };
    const body = JSON.stringify({ streams: [{ stream, values: [[ns, "hello from outside"]] }] });
    const headers = { "content-type": "application/json" };
    expect((await askInside("http://loki:3100/loki/api/v1/push", { method: "POST", headers, body })).status).toBe(204);
    const find = (query: string) => () =>
      askInside(`http://loki:3100/loki/api/v1/query_range?query=${encodeURIComponent(query)}`);
    await eventually(find('{service_name="compose"}'), ({ body: it }) => it.includes("hello from outside"));
    await eventually(find('{service_name=~".*api"}'), ({ body: it }) => it.includes('"values"'));
    await eventually(find('{service_name=~".*jobs"}'), ({ body: it }) => it.includes('"values"'));
  });

  test("Prometheus scrapes the API and Loki, and its rules are loaded", async () => {
    const scraped = services.filter((service) => ["api", "loki", "prometheus", "grafana", "alloy"].includes(service));
    await eventually(
      () => askInside("http://prometheus:9090/api/v1/query?query=up"),
      ({ body }) => {
        const { result } = (
          JSON.parse(body) as { data: { result: { metric: { job: string }; value: [number, string] }[] } }
        ).data;
        const well = result.filter(({ value }) => value[1] === "1").map(({ metric }) => metric.job);
        return scraped.every((job) => well.includes(job));
      },
    );
    expect((await askInside("http://prometheus:9090/api/v1/rules")).body).toContain("ApiDown");
  });

  test("an alert of Prometheus' or Loki's kind is taken from those who have the token", async () => {
    const startsAt = new Date().toISOString();
    const alerts = [
      { startsAt, labels: { alertname: "ComposeTest", severity: "warning" }, annotations: { summary: "a test" } },
    ];
    expect((await call("/v1/ingest/alertmanager/api/v2/alerts", "vg_wrong", alerts)).status).toBe(401);
    expect((await call("/v1/ingest/alertmanager/api/v2/alerts", ingest, alerts)).status).toBe(200);
    expect(await (await call("/v1/notifications", owner)).text()).toContain("ComposeTest");
  });

  test.each(["api", "postgres"])(
    "%s is killed, and everything is well again with nothing lost",
    async (service) => {
      const before = await inspect(service);
      if (!existsSync(`/proc/${before.State.Pid}`)) return console.warn("skipped: the engine is on another machine");
      process.kill(before.State.Pid, "SIGKILL");
      await eventually(
        () => inspect(service),
        ({ RestartCount, State }) => RestartCount > before.RestartCount && State.Health?.Status === "healthy",
        120_000,
      );
      await eventually(
        () => call("/v1/search/orders?store=compose", owner).then((it) => it.text()),
        (it) => it.includes("compose-1"),
      );
      await eventually(
        () => inspect("jobs"),
        ({ State }) => State.Health?.Status === "healthy",
        120_000,
      );
    },
    300_000,
  );

  test("with a default password in secrets/ the first step fails and says which it is", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "vigie-bad-secret-"));
    await chmod(folder, 0o755);
    await writeFile(path.join(folder, "database-password"), "changeme1234\n", { mode: 0o644 });
    const given = `${folder}:/secrets/given:ro`;
    const failed = await docker("run", "--rm", "--read-only", "-v", given, "vigie/vigie:0.1.0", "secrets").catch(
      String,
    );
    expect(failed).toContain("secrets/database-password is a well-known password");
    await rm(folder, { recursive: true });
  });

  test("it goes away without a trace", async () => {
    await down();
    const filter = ["--filter", `label=com.docker.compose.project=${name}`, "-q"];
    expect(await docker("ps", "-a", ...filter)).toBe("");
    expect(await docker("volume", "ls", ...filter)).toBe("");
    expect(await docker("network", "ls", ...filter)).toBe("");
  }, 120_000);
});
