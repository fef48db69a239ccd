import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** On Linux the state letter of a process; elsewhere undefined. A zombie holds nothing and is about to go. */
async function state(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  return text?.slice(text.lastIndexOf(")") + 2)[0];
}

/** Is the process with this pid a PostgreSQL? A pid can be given anew after a crash, so a look at its name first. */
async function isPostgres(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  return name === undefined ? process.platform !== "linux" : name.includes("postgres");
}

/** Stops a PostgreSQL on these data whose parent was killed. The caller holds Vigie's own lock, so nobody uses it. */
export async function stopOrphan(data: string, patienceMs = 30_000): Promise<void> {
  const text = await readFile(path.join(data, "postmaster.pid"), "utf8").catch(() => undefined);
  const pid = Number(text?.split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !alive(pid) || !(await isPostgres(pid))) return;
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + patienceMs;
  while (alive(pid) && (await state(pid)) !== "Z" && Date.now() < deadline) await sleep(50);
}
