import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@vigie/db/testing";

const root = path.resolve(import.meta.dirname, "../..");
const main = path.join(root, "services/analytics/src/start/main.ts");

export interface Appliance {
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** Everything it said so far. */
  said: () => string;
  token: () => Promise<string>;
  /** Ends it as Ctrl-C does. Answers the exit code. */
  stop: () => Promise<number | null>;
}

export { freePort };

export const newDataDir = () => mkdtemp(path.join(tmpdir(), "vigie-fault-"));
export const removeDir = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 5 });

/** Starts the appliance without the demo shop, in a folder of its own. */
export async function startAppliance(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Appliance> {
  const port = env["VIGIE_PORT"] ?? String(await freePort());
  const child = spawn(process.execPath, [main], {
    cwd: root,
    env: { ...process.env, VIGIE_DEMO: "off", DATABASE_URL: "", VIGIE_PORT: port, VIGIE_DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout?.on("data", (chunk) => (said += chunk));
  child.stderr?.on("data", (chunk) => (said += chunk));
  const gone = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT");
    return gone;
  };
  const token = async () => (await readFile(path.join(dataDir, "token"), "utf8")).trim();
  const appliance = { url: `http://127.0.0.1:${port}`, dataDir, process: child, said: () => said, token, stop };
  for (let tries = 0; tries < 1_800; tries++) {
    if (child.exitCode !== null || said.includes("Vigie is up")) return appliance;
    await sleep(100);
  }
  throw new Error(`the appliance did not come up:\n${said}`);
}

export type Part = "api" | "jobs" | "postgres";

const patterns: Record<Part, RegExp> = { api: /src\/api\.ts/, jobs: /src\/jobs\.ts/, postgres: /bin\/postgres / };

/** The pid of one part of a running appliance, among the children of its supervisor. */
export function pidOf(appliance: Appliance, part: Part): number | undefined {
  const list = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  for (const line of list.split("\n")) {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    if (match && Number(match[2]) === appliance.process.pid && patterns[part].test(`${match[3]} `))
      return Number(match[1]);
  }
  return undefined;
}

/** Runs the CLI on the appliance's data. */
export function vigie(dataDir: string, ...args: string[]): { code: number; output: string } {
  const cli = path.join(root, "services/analytics/src/cli.ts");
  try {
    const env = { ...process.env, DATABASE_URL: "", VIGIE_DATA_DIR: dataDir };
    return { code: 0, output: execFileSync(process.execPath, [cli, ...args], { cwd: root, env, encoding: "utf8" }) };
  } catch (error) {
    const failed = error as { status: number; stdout: string; stderr: string };
    return { code: failed.status, output: failed.stdout + failed.stderr };
  }
}
