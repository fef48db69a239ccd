import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export interface Appliance {
  url: string;
  /** The owner's, who may do everything. */
  token: string;
  dataDir: string;
  stop: () => Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, "../..");
/** The first start creates the database and the demo shop. */
const READY_MS = 180_000;
const STOP_MS = 20_000;

/** Starts `npm start`'s script on a free port with an empty data directory, and waits until it is ready. */
export async function startAppliance(env: Record<string, string> = {}): Promise<Appliance> {
  const port = await freePort();
  const dataDir = await mkdtemp(path.join(tmpdir(), "vigie-e2e-"));
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: ROOT,
    env: { ...process.env, VIGIE_PORT: String(port), VIGIE_DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = collect(child);
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await stopChild(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(url, child);
    const token = (await readFile(path.join(dataDir, "token"), "utf8")).trim();
    return { url, token, dataDir, stop };
  } catch (error) {
    await stop();
    throw new Error(`The appliance did not start: ${String(error)}\n${output()}`);
  }
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + READY_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null) {
      throw new Error(`it ended with code ${child.exitCode}`);
    }
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`/readyz was not ready in ${READY_MS / 1000} s`);
}

/** By its own process id only: first the polite way, then the hard one. */
async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(timer);
}

function collect(child: ChildProcess): () => string {
  const chunks: string[] = [];
  const keep = (chunk: unknown) => chunks.push(String(chunk));
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return () => chunks.join("").slice(-4000);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
