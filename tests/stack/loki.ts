import { writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "@vigie/db/testing";
import { findProgram } from "../../scripts/programs.mjs";
import { readService } from "./compose.ts";
import { layOut, remove, rename, run, untilReady } from "./native.ts";

export interface LokiOptions {
  /** Of the HTTP interface; a free one when left out. Give the old one to start again after `kill`. */
  port?: number;
  /** Where its data and settings lie; a temporary folder that `stop` removes when left out. */
  dir?: string;
  /** Host and port that the rules' notifications go to instead of api:4000. */
  api?: string;
  /** The bearer token it sends with them. */
  ingestToken?: string;
  /** How often rules are evaluated and their files read; seconds, so that a test need not wait for half a minute. */
  evaluationSeconds?: number;
}

export interface Loki {
  url: string;
  port: number;
  dir: string;
  pid: number;
  /** Everything it logged so far. */
  said(): string;
  /** Ends it in order and removes its folder, unless the folder was given. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash does; the folder stays, `startLoki({ port, dir })` brings it back. */
  kill(): Promise<void>;
}

/** Whether the real Loki is on this machine: `describe.skipIf(!lokiIsHere)`. `npm run test:stack` builds it. */
export const lokiIsHere = findProgram("loki") !== undefined;

/**
 * Starts the real Loki with the command, the configuration and the rules of docker-compose.yml; only paths, ports and
 * the address of the API are others. Ready in about half a second; the first pushes may still get 500 "empty ring".
 */
export async function startLoki(options: LokiOptions = {}): Promise<Loki> {
  const program = findProgram("loki");
  if (!program) throw new Error("Loki is not on this machine; `npm run test:stack` builds it");
  const service = readService("loki");
  const port = options.port ?? (await freePort());
  const names = {
    "3100": String(port),
    "9095": String(await freePort()),
    "api:4000": options.api ?? "127.0.0.1:9",
    ...(options.evaluationSeconds
      ? { "30s": `${options.evaluationSeconds}s`, "1m": `${options.evaluationSeconds}s` }
      : {}),
  };
  const { folder, names: all } = await layOut(service, names, options.dir);
  await writeFile(path.join(folder, "run/secrets/ingest-token"), options.ingestToken ?? "none");
  const args = service.command.map((arg) => rename(arg, all));
  const env = { PATH: process.env["PATH"], ...service.environment };
  const it = run(program, [...args, "-server.http-listen-address=127.0.0.1"], env, folder);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(`${url}/ready`, it);
  const stop = async () => {
    await it.stop();
    if (!options.dir) await remove(folder);
  };
  return { url, port, dir: folder, pid: it.process.pid ?? 0, said: it.said, stop, kill: it.kill };
}
