import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, openSync } from "node:fs";
import { mkdir, readFile, statfs, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "../client.ts";
import { chooseLauncher, findBinaries, type Launcher, launch } from "./binaries.ts";
import { initialise } from "./initialise.ts";
import { stopOrphan } from "./orphan.ts";

export interface EmbeddedPostgres {
  url: string;
  port: number;
  process: ChildProcess;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

/** PostgreSQL did not come up; `reason` is for people, `code` for programs. */
export class EmbeddedPostgresFailed extends Error {
  readonly code: "disk_full" | "locked" | "failed";
  constructor(code: "disk_full" | "locked" | "failed", message: string) {
    super(message);
    this.code = code;
  }
}

const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=60",
  "shared_buffers=512MB",
  "work_mem=64MB",
  "maintenance_work_mem=256MB",
  "effective_cache_size=2GB",
  "max_wal_size=4GB",
  // Nothing is replicated: tables that are filled anew, by a rebuild, are then written once instead of twice.
  "wal_level=minimal",
  "max_wal_senders=0",
  "checkpoint_timeout=15min",
  // pglz costs more time than the bytes it saves: a refresh writes many pages for the first time after a checkpoint.
  "wal_compression=off",
  "random_page_cost=1.1",
  "jit=off",
  "log_min_messages=warning",
  "log_line_prefix=%m [%p] ",
];

/** Free bytes of the file system that holds `folder`. */
export async function diskFree(folder: string): Promise<number> {
  const stats = await statfs(folder);
  return stats.bavail * stats.bsize;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

async function secret(folder: string): Promise<string> {
  const file = path.join(folder, "database-password");
  if (existsSync(file)) return (await readFile(file, "utf8")).trim();
  const made = randomBytes(24).toString("base64url");
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  return made;
}

async function answers(url: string): Promise<boolean> {
  const sql = connect(url, { max: 1, name: "vigie-probe" });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}

async function lastLines(file: string, offset: number): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.slice(offset).trim().split("\n").slice(-6).join("\n");
}

interface Attempt {
  launcher: Launcher;
  program: string;
  data: string;
  log: string;
  url: string;
  port: number;
}

/** One start: the process when it answers, or the log of its failure. */
async function attempt(it: Attempt): Promise<ChildProcess | string> {
  const offset = (await readFile(it.log, "utf8").catch(() => "")).length;
  const args = ["-D", it.data, "-p", String(it.port), ...settings.flatMap((setting) => ["-c", setting])];
  const run = launch(it.launcher, it.program, args);
  const output = openSync(it.log, "a", 0o600);
  const child = spawn(run.command, run.args, { ...run.owner, detached: true, stdio: ["ignore", output, output] });
  const failed = new Promise<false>((resolve) => {
    child.once("exit", () => resolve(false));
    child.once("error", () => resolve(false));
  });
  for (;;) {
    const state = await Promise.race([failed, answers(it.url)]);
    if (state) return child;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) break;
    await sleep(25);
  }
  return lastLines(it.log, offset);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  await gone;
}

function explain(log: string, folder: string): EmbeddedPostgresFailed {
  if (/No space left on device/i.test(log))
    return new EmbeddedPostgresFailed(
      "disk_full",
      `The disk that holds ${folder} is full. Free some space and start again; nothing is lost.`,
    );
  if (/lock file|shared memory block/i.test(log))
    return new EmbeddedPostgresFailed(
      "locked",
      `Another PostgreSQL still uses ${folder}. Stop it and start again.\n${log}`,
    );
  return new EmbeddedPostgresFailed("failed", `PostgreSQL did not start:\n${log}`);
}

/**
 * Starts the PostgreSQL that lives in `folder`, creating it on first use, as a direct child of this process.
 * A server killed a moment ago may still hold its lock until it is reaped: that is retried, never deleted.
 */
export async function startEmbedded(
  folder: string,
  { port: wanted, patienceMs = 20_000 }: { port?: number; patienceMs?: number } = {},
): Promise<EmbeddedPostgres> {
  await mkdir(folder, { recursive: true });
  const binaries = await findBinaries(process.platform, process.arch);
  const launcher = chooseLauncher(process.getuid?.() === 0);
  const password = await secret(folder);
  const data = path.join(folder, "postgres");
  await initialise({ binaries, launcher, data, password });
  await stopOrphan(data);
  const port = wanted ?? (await freePort());
  const url = `postgres://vigie:${password}@127.0.0.1:${port}/postgres`;
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const child = await attempt({
      launcher,
      program: binaries.postgres,
      data,
      log: path.join(folder, "postgres.log"),
      url,
      port,
    });
    if (typeof child !== "string") return { url, port, process: child, stop: () => stop(child) };
    if (!/lock file|shared memory block/i.test(child) || Date.now() > deadline) throw explain(child, folder);
    await sleep(300);
  }
}
