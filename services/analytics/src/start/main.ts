import { createServer } from "node:net";
import { parseConfig } from "../config.ts";
import { recognise, VigieError } from "../platform/errors/index.ts";
import { keepRunning } from "./children.ts";
import { openDatabase, requireSpace } from "./database.ts";
import { takeLock } from "./lock.ts";
import { seedIfEmpty } from "./seed.ts";
import { superviseDatabase } from "./supervise.ts";
import { ensureToken } from "./token.ts";

const say = (text: string) => process.stderr.write(`${text}\n`);

async function requirePort(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      const text = taken
        ? `Port ${port} is taken. Stop what uses it, or set VIGIE_PORT to another port.`
        : `Cannot listen on ${host}:${port} (${error.code}).`;
      reject(new VigieError("unavailable", text));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

async function start(): Promise<void> {
  const config = parseConfig(process.env, process.cwd());
  if (!config.databaseUrl) await requireSpace(config.dataDir);
  const lock = await takeLock(config.dataDir);
  const undo: (() => Promise<void>)[] = [() => lock.release()];
  let ending = false;
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    if (undo.length > 1) say("Stopping ...");
    for (const step of undo.reverse()) await step().catch((error: unknown) => say(String(error)));
    process.exit(code);
  };
  process.on("SIGINT", () => void end(0));
  process.on("SIGTERM", () => void end(0));
  try {
    await requirePort(config.host, config.port);
    const database = await openDatabase(config);
    undo.push(await superviseDatabase(database, config, { say, isEnding: () => ending, giveUp: () => end(1) }));
    await lock.update({ databaseUrl: database.url, port: config.port });
    const tokenFile = await ensureToken(database.url, config.dataDir);
    await seedIfEmpty(database.url, config, say);
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      VIGIE_DATA_DIR: config.dataDir,
      VIGIE_LOG_LEVEL: process.env["VIGIE_LOG_LEVEL"] ?? "warn",
    };
    const children = await Promise.all([
      keepRunning("api.ts", { name: "The API", env, say }),
      keepRunning("jobs.ts", { name: "The job runner", env, say }),
    ]);
    undo.push(async () => void (await Promise.all(children.map((child) => child.stop()))));
    const base = `http://${config.host === "0.0.0.0" ? "127.0.0.1" : config.host}:${config.port}`;
    say(
      `\nVigie is up.\n  Console    ${base}/\n  API        ${base}/v1\n  Reference  ${base}/docs\n  Token      ${tokenFile}\n\nCtrl-C stops it. The data stay in ${config.dataDir}.`,
    );
  } catch (error) {
    say(explain(error));
    await end(1);
  }
}

function explain(error: unknown): string {
  const known = recognise(error);
  if (known) return known.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

await start().catch((error: unknown) => {
  say(explain(error));
  process.exit(1);
});
