import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findProgram } from "../../scripts/programs.mjs";
import { readCompose, readService, root } from "./compose.ts";
import { faultsOfCompose, faultsOfDockerfile } from "./composeRules.ts";
import { layOut, remove, rename } from "./native.ts";

const services = readCompose();
const dockerfile = readFileSync(path.join(root, "Dockerfile"), "utf8");

describe("docker-compose.yml", () => {
  test("has every service of the stack, hardened, bounded, pinned and healthy", () => {
    expect(Object.keys(services).sort()).toEqual(
      "alloy api falco falcosidekick grafana jobs loki migrate plugin postgres prometheus secrets".split(" "),
    );
    expect(faultsOfCompose(services)).toEqual([]);
  });

  test("mounts only what is there", () => {
    const binds = Object.keys(services).flatMap((name) => readService(name).mounts.filter(({ bind }) => bind));
    const ours = binds.map(({ source }) => source).filter((source) => source.startsWith("./"));
    expect(ours.filter((source) => !existsSync(path.join(root, source)))).toEqual([]);
    expect(ours.sort()).toEqual(["./alloy", "./falco", "./loki", "./prometheus", "./provisioning", "./secrets"]);
  });

  test("publishes Grafana and the API on loopback, and nothing else", () => {
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) =>
      (ports as string[]).map((it) => [name, it]),
    );
    expect(published).toEqual([
      ["api", "127.0.0.1:4000:4000"],
      ["grafana", "127.0.0.1:3000:3000"],
    ]);
  });

  test("holds no secret: they come from files of a volume that a service has for itself", () => {
    const text = readFileSync(path.join(root, "docker-compose.yml"), "utf8");
    expect(text.match(/(?:PASSWORD|TOKEN|SECRET)(?!\w*_FILE)\w*: (?!\$\{\w+:-\}$|\$\$__file\{).+/gm) ?? []).toEqual([]);
  });

  test("takes no variable, and our programs no setting, that .env.example does not explain", () => {
    const read = (file: string) => readFileSync(path.join(root, file), "utf8");
    const explained = new Set([...read(".env.example").matchAll(/^(\w+)=/gm)].map(([, name]) => name));
    const taken = [...read("docker-compose.yml").matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const settings = [...read("services/analytics/src/config.ts").matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
      ([, name]) => name,
    );
    expect(settings).toContain("VIGIE_PORT");
    expect([...taken, ...settings].filter((name) => !explained.has(name))).toEqual([]);
  });

  const api = services["api"] ?? {};
  test.each([
    ["a service as root", { user: "0:0" }, "runs as root"],
    ["a service without a user", { user: undefined }, "runs as root"],
    ["capabilities that are kept", { cap_drop: undefined }, "keeps capabilities"],
    ["capabilities that are added", { cap_add: ["NET_ADMIN"] }, "adds capabilities"],
    ["a root that can be written", { read_only: false }, "can write"],
    ["new privileges", { security_opt: [] }, "may gain privileges"],
    ["no memory limit", { mem_limit: undefined }, "no memory limit"],
    ["no limit of processes", { pids_limit: undefined }, "no limit of processes"],
    ["no health check", { healthcheck: undefined }, "no health check"],
    ["a check by a shell", { healthcheck: { test: "curl localhost" } }, "by a shell"],
    ["a port for everybody", { ports: ["4000:4000"] }, "127.0.0.1"],
    ["an image without a version", { image: "postgres:latest" }, "not pinned"],
    ["privileged mode", { privileged: true }, "privileged"],
    ["a network of the host", { network_mode: "host" }, "the host's network"],
  ])("would not pass with %s", (_, change, fault) => {
    expect(faultsOfCompose({ ...services, api: { ...api, ...change } }).join("\n")).toContain(fault);
  });
});

describe("Dockerfile", () => {
  test("pins its base, ends as somebody else than root, and keeps secrets out", () => {
    expect(faultsOfDockerfile(dockerfile)).toEqual([]);
    const ignored = readFileSync(path.join(root, ".dockerignore"), "utf8").split("\n");
    expect(ignored.filter((line) => line && !line.startsWith("#"))[0]).toBe("*");
    expect(ignored).not.toContain("!secrets");
  });

  test("knows every package of the workspace, or the install inside would not fit the lock file", () => {
    const packages = globSync(["db/package.json", "services/*/package.json", "grafana-plugin/package.json"], {
      cwd: root,
    });
    expect(packages.length).toBeGreaterThan(5);
    for (const it of packages) expect([it, dockerfile.includes(`COPY ${it} `)]).toEqual([it, true]);
  });

  test.each([
    ["root", dockerfile.replace(/^USER .*$/m, "USER root"), "root"],
    ["no user", dockerfile.replace(/^USER .*$/m, ""), "root"],
    ["a base without a version", dockerfile.replaceAll("node:22-bookworm-slim", "node"), "not pinned"],
    ["a secret", `${dockerfile}\nENV DB_PASSWORD=x`, "secret"],
    ["a download", `${dockerfile}\nADD https://example.org/x /x`, "downloads"],
  ])("would not pass with %s", (_, text, fault) => {
    expect(faultsOfDockerfile(text).join("\n")).toContain(fault);
  });
});

describe("the settings of others, checked by their own programs", () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map(remove)));
  const place = async (name: string) => {
    const it = await layOut(readService(name), {});
    folders.push(it.folder);
    await writeFile(path.join(it.folder, "run/secrets/ingest-token"), "x");
    return it;
  };
  const check = (program: string, ...args: string[]) =>
    execFileSync(program, args, { encoding: "utf8", stdio: "pipe" });

  test.skipIf(!findProgram("promtool"))("promtool finds no fault in prometheus.yml and its rules", async () => {
    const { names } = await place("prometheus");
    const promtool = findProgram("promtool") ?? "";
    const said = check(
      promtool,
      "check",
      "config",
      "--lint=all",
      "--lint-fatal",
      rename("/etc/prometheus/prometheus.yml", names),
    );
    expect(said).toContain("is valid");
    expect(said).toMatch(/SUCCESS: \d+ rules found/);
  });

  test.skipIf(!findProgram("promtool"))("promtool does find one where there is one", async () => {
    const { folder, names } = await place("prometheus");
    await writeFile(
      path.join(folder, "etc/prometheus/rules/x.yaml"),
      "groups: [{name: x, rules: [{alert: X, expr: 'sum('}]}]",
    );
    const config = rename("/etc/prometheus/prometheus.yml", names);
    expect(() => check(findProgram("promtool") ?? "", "check", "config", config)).toThrow();
  });

  test.skipIf(!findProgram("loki"))("Loki finds no fault in loki.yaml, and does in a wrong one", async () => {
    const { folder, names } = await place("loki");
    const config = rename("/etc/loki/loki.yaml", names);
    check(findProgram("loki") ?? "", `-config.file=${config}`, "-verify-config");
    await writeFile(path.join(folder, "etc/loki/loki.yaml"), "limits_config: { retention: 1h }");
    expect(() => check(findProgram("loki") ?? "", `-config.file=${config}`, "-verify-config")).toThrow(/retention/);
  });
});
