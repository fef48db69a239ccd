import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root, type Service } from "./compose.ts";

/** What is called differently outside of a container: `api:4000` is an address on loopback, `/loki` a folder. */
export type Names = Record<string, string>;

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Replaces whole names only: `/loki` leaves `/etc/loki` alone, `3100` leaves `13100` alone. The longest name wins. */
export function rename(text: string, names: Names): string {
  const known = Object.keys(names).sort((a, b) => b.length - a.length);
  if (known.length === 0) return text;
  const before = (name: string) => (name.startsWith("/") ? "(?<![\\w/.-])" : "(?<![\\w.-])");
  const any = known.map((name) => before(name) + literal(name)).join("|");
  return text.replace(new RegExp(`(?:${any})(?![\\w.-]*\\w)`, "g"), (name) => names[name] ?? name);
}

export interface Place {
  folder: string;
  names: Names;
}

/** Lays out a service's mounts in a folder: bound files as copies with the names put right, volumes as empty folders. */
export async function layOut(service: Service, names: Names, folder?: string): Promise<Place> {
  const place = folder ?? (await mkdtemp(path.join(tmpdir(), `vigie-${service.name}-`)));
  const targets = Object.fromEntries(service.mounts.map(({ target }) => [target, path.join(place, target)]));
  const all = { ...names, ...targets };
  for (const { source, target, bind } of service.mounts) {
    const to = path.join(place, target);
    await mkdir(path.dirname(to), { recursive: true });
    if (!bind) await mkdir(to, { recursive: true });
    else await cp(path.join(root, source), to, { recursive: true });
    if (bind) await renameIn(to, all);
  }
  return { folder: place, names: all };
}

async function renameIn(folder: string, names: Names): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(ya?ml|alloy|json|ini)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    await writeFile(file, rename(await readFile(file, "utf8"), names));
  }
}

export interface Running {
  process: ChildProcess;
  /** Everything it wrote so far, the last megabyte of it. */
  said(): string;
  /** Ends it in order (SIGTERM). */
  stop(): Promise<void>;
  /** Ends it at once (SIGKILL), as a crash does. */
  kill(): Promise<void>;
}

const longestLog = 1_000_000;

/** Whatever still runs when the tests end, however they end, ends with them. */
const alive = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

/** Starts a program and knows it by its own pid. */
export function run(program: string, args: string[], env: NodeJS.ProcessEnv, cwd: string = root): Running {
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-longestLog);
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  alive.add(child);
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", (error) => {
      said += error.message;
      resolve();
    });
  }).then(() => void alive.delete(child));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  return { process: child, said: () => said, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

/** Waits until the address answers 2xx. A program that ends meanwhile is an error with what it said. */
export async function untilReady(url: string, it: Running, patienceMs = 60_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (it.process.exitCode !== null || it.process.signalCode !== null) break;
    const ok = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await sleep(50);
  }
  await it.kill();
  throw new Error(`${url} did not answer:\n${it.said().slice(-4_000)}`);
}

export const remove = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 5 });
