import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Binaries, type Launcher, launch } from "./binaries.ts";

interface Initialise {
  binaries: Binaries;
  launcher: Launcher;
  data: string;
  password: string;
}

function run(command: string, args: string[], options: object): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("exit", (code) => resolve({ code, output }));
  });
}

/** Creates the cluster beside its place and moves it there when whole, so that a killed start leaves nothing half made. */
export async function initialise({ binaries, launcher, data, password }: Initialise): Promise<void> {
  if (existsSync(path.join(data, "PG_VERSION"))) return;
  const draft = `${data}.new`;
  const passwordFile = path.join(path.dirname(data), "initdb-password");
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (launcher.kind === "uid") {
    await chown(draft, launcher.uid, launcher.uid);
    await chown(passwordFile, launcher.uid, launcher.uid);
  }
  const args = ["-D", draft, "-U", "vigie", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"];
  const command = launch(launcher, binaries.initdb, [
    ...args,
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
  ]);
  const result = await run(command.command, command.args, command.owner);
  await rm(passwordFile, { force: true });
  if (result.code !== 0) {
    await rm(draft, { recursive: true, force: true });
    const full = /No space left on device/i.test(result.output);
    throw new Error(full ? `The disk that holds ${data} is full.` : `initdb failed:\n${result.output}`);
  }
  await rename(draft, data);
}
