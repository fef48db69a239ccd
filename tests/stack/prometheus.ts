import { writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "@vigie/db/testing";
import { findProgram } from "../../scripts/programs.mjs";
import { readService } from "./compose.ts";
import { layOut, type Names, remove, rename, run, untilReady } from "./native.ts";

export interface PrometheusOptions {
  /** Where the services of the stack really are, for example `{ "api:4000": "127.0.0.1:41234" }`. */
  hosts?: Names;
  /** The bearer token it sends with its alerts. */
  ingestToken?: string;
  /** Seconds between two looks, and the least an alert lasts, so that a test need not wait for minutes. */
  evaluationSeconds?: number;
}

export interface Prometheus {
  url: string;
  said(): string;
  stop(): Promise<void>;
}

/** Whether the real Prometheus is on this machine: `describe.skipIf(!prometheusIsHere)`. */
export const prometheusIsHere = findProgram("prometheus") !== undefined;

/** Starts the real Prometheus with the command, the configuration and the rules of docker-compose.yml. */
export async function startPrometheus(options: PrometheusOptions = {}): Promise<Prometheus> {
  const program = findProgram("prometheus");
  if (!program) throw new Error("Prometheus is not on this machine; `npm run test:stack` builds it");
  const service = readService("prometheus");
  const address = `127.0.0.1:${await freePort()}`;
  const seconds = options.evaluationSeconds;
  const quick: Names = seconds ? { "15s": `${seconds}s`, "for: 1m": `for: ${seconds}s` } : {};
  const { folder, names } = await layOut(service, { ...options.hosts, ...quick, "prometheus:9090": address });
  await writeFile(path.join(folder, "run/secrets/ingest-token"), options.ingestToken ?? "none");
  const args = service.command.map((arg) => rename(arg, names));
  const it = run(program, [...args, `--web.listen-address=${address}`], { PATH: process.env["PATH"] }, folder);
  await untilReady(`http://${address}/-/ready`, it);
  const stop = async () => {
    await it.stop();
    await remove(folder);
  };
  return { url: `http://${address}`, said: it.said, stop };
}
