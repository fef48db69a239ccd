import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

export interface Child {
  stop(): Promise<void>;
}

interface Options {
  name: string;
  env: NodeJS.ProcessEnv;
  say: (text: string) => void;
}

const patienceMs = 60_000;
const quickDeathMs = 5_000;

function waitReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.once("message", () => resolve(true));
    child.once("exit", () => resolve(false));
    setTimeout(() => resolve(false), patienceMs).unref();
  });
}

/** Runs one of our processes and starts it again whenever it dies; one that dies at once is started again more slowly. */
export async function keepRunning(file: string, { name, env, say }: Options): Promise<Child> {
  let stopping = false;
  let child: ChildProcess;
  let delayMs = 200;
  const begin = (): ChildProcess => {
    const bornAt = Date.now();
    const made = spawn(process.execPath, [path.resolve(import.meta.dirname, "..", file)], {
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    made.once("exit", (code, signal) => {
      if (stopping) return;
      delayMs = Date.now() - bornAt < quickDeathMs ? Math.min(delayMs * 2, 10_000) : 200;
      say(`${name} ended (${signal ?? `code ${code}`}); starting it again.`);
      setTimeout(() => {
        if (!stopping) child = begin();
      }, delayMs);
    });
    return made;
  };
  child = begin();
  const ready = await waitReady(child);
  if (!ready && child.exitCode !== null) say(`${name} did not come up; it is tried again.`);
  const stop = async () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  };
  return { stop };
}
