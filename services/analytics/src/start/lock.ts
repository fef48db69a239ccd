import { mkdir, open, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { VigieError } from "../platform/errors/index.ts";

export interface Running {
  pid: number;
  databaseUrl?: string | undefined;
  port?: number | undefined;
}

const fileOf = (dataDir: string) => path.join(dataDir, "running.json");

async function isVigie(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  // A pid may be given anew after a crash. Where the command line can be read, it must be one of ours.
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  return command === undefined ? process.platform !== "linux" : /start\/main\.ts|cli\.ts/.test(command);
}

/** Who holds the data folder just now; a lock whose holder is gone counts as none. */
export async function readRunning(dataDir: string): Promise<Running | undefined> {
  const text = await readFile(fileOf(dataDir), "utf8").catch(() => undefined);
  if (!text) return undefined;
  try {
    const running = JSON.parse(text) as Running;
    return (await isVigie(running.pid)) ? running : undefined;
  } catch {
    return undefined;
  }
}

export interface Lock {
  update(running: Omit<Running, "pid">): Promise<void>;
  release(): Promise<void>;
}

/** Takes the data folder for this process. Held by another one: an error that names it. Left by a dead one: taken over. */
export async function takeLock(dataDir: string): Promise<Lock> {
  await mkdir(dataDir, { recursive: true });
  const holder = await readRunning(dataDir);
  if (holder && holder.pid !== process.pid) {
    const where = holder.port ? ` at port ${holder.port}` : "";
    throw new VigieError(
      "conflict",
      `Vigie already runs on ${dataDir} (process ${holder.pid}${where}). Stop it, or set VIGIE_DATA_DIR to another folder.`,
    );
  }
  await rm(fileOf(dataDir), { force: true });
  const write = async (running: Omit<Running, "pid">, flag: "w" | "wx") => {
    const file = await open(fileOf(dataDir), flag, 0o600);
    await file.writeFile(JSON.stringify({ pid: process.pid, ...running }));
    await file.close();
  };
  await write({}, "wx").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw new VigieError("conflict", `Another Vigie is just starting on ${dataDir}.`);
    throw error;
  });
  return { update: (running) => write(running, "w"), release: () => rm(fileOf(dataDir), { force: true }) };
}
