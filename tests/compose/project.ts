import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { readCompose, root } from "../stack/compose.ts";

const run = promisify(execFile);
export const name = "vigie-compose-test";
const leftOut = new Set((process.env["VIGIE_COMPOSE_LEFT_OUT"] ?? "").split(",").filter(Boolean));

/** Services that end when they have done their work. */
export const once = new Set(["secrets", "plugin", "migrate"]);
/** Services whose images are here. */
export const services = Object.keys(readCompose()).filter((service) => !leftOut.has(service));

const overrides: string[] = [];

export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await run("docker", args, { cwd: root, maxBuffer: 64 * 1_048_576 });
  return stdout.trim();
}

export const compose = (...args: string[]) =>
  docker("compose", "-p", name, "-f", "docker-compose.yml", ...overrides.flatMap((file) => ["-f", file]), ...args);

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** The file is brought up as it is. Only where a port is taken on this machine, another one is published instead. */
async function avoidTakenPorts(folder: string): Promise<void> {
  const lines = ["services:"];
  for (const [service, port] of [
    ["api", 4000],
    ["grafana", 3000],
  ] as const)
    if (!(await isFree(port))) lines.push(`  ${service}: { ports: !override ["127.0.0.1::${port}"] }`);
  if (lines.length === 1) return;
  const file = path.join(folder, "ports.yaml");
  await writeFile(file, `${lines.join("\n")}\n`);
  overrides.push(file);
}

/** Builds and starts everything there is an image for, and waits until it is healthy. */
export async function up(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "vigie-compose-"));
  await avoidTakenPorts(folder);
  await compose("down", "-v", "--remove-orphans", "--timeout", "5");
  const down = async () => {
    await compose("--profile", "security", "down", "-v", "--remove-orphans", "--timeout", "10");
    await rm(folder, { recursive: true, force: true });
  };
  const build = spawnSync("docker", ["compose", "-p", name, "build", "secrets"], { cwd: root, encoding: "utf8" });
  if (build.status !== 0) throw new Error(`the image cannot be built:\n${build.stderr.slice(-6_000)}`);
  const lasting = services.filter((service) => !once.has(service));
  const start = async () => {
    await compose("up", "-d", "--wait", "--wait-timeout", "300", ...lasting);
    // Those that nobody here waits for: `--wait` would take their good end for a failure.
    await compose("up", "-d", ...once);
    await compose("wait", ...once).catch(() => {});
  };
  await start().catch(async (error: unknown) => {
    const said = await compose("logs", "--tail", "40").catch(String);
    await down().catch(() => {});
    throw new Error(`the stack did not come up: ${error}\n${said}`);
  });
  return down;
}

export interface Inspected {
  Name: string;
  State: { Pid: number; Status: string; ExitCode: number; Health?: { Status: string } };
  RestartCount: number;
  Config: { User: string; Env: string[] };
  HostConfig: {
    ReadonlyRootfs: boolean;
    CapDrop: string[];
    CapAdd: string[] | null;
    Memory: number;
    PidsLimit: number;
    Privileged: boolean;
    SecurityOpt: string[];
  };
  NetworkSettings: { Ports: Record<string, { HostIp: string; HostPort: string }[] | null> };
}

export async function inspect(service: string): Promise<Inspected> {
  const [found] = JSON.parse(await docker("inspect", `${name}-${service}-1`)) as Inspected[];
  if (!found) throw new Error(`there is no container of ${service}`);
  return found;
}

/** Asks from inside of the stack's networks, where Loki and Prometheus are reachable. */
export async function askInside(url: string, init: RequestInit = {}): Promise<{ status: number; body: string }> {
  const script = `fetch(${JSON.stringify(url)}, ${JSON.stringify(init)}).then(async (r) => console.log(JSON.stringify({ status: r.status, body: await r.text() })))`;
  return JSON.parse(await compose("exec", "-T", "api", "node", "-e", script)) as { status: number; body: string };
}

/** Repeats a question until the answer is right, or says what it was last. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  isRight: (answer: Answer) => boolean,
  patienceMs = 60_000,
): Promise<Answer> {
  const deadline = Date.now() + patienceMs;
  let last: unknown;
  while (Date.now() < deadline) {
    const answer = await ask().catch((error: unknown) => {
      last = error;
      return undefined;
    });
    if (answer !== undefined) {
      if (isRight(answer)) return answer;
      last = answer;
    }
    await sleep(500);
  }
  throw new Error(`it did not become so; last: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
}
