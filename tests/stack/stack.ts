import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, type EmbeddedPostgres, startEmbedded } from "@vigie/db";
import { freePort } from "@vigie/db/testing";
import { handOutSecrets } from "../../services/analytics/src/start/secrets.ts";
import { readService, root } from "./compose.ts";
import { readImage } from "./image.ts";
import { type Loki, startLoki } from "./loki.ts";
import { type Names, type Running, remove, rename, run, untilReady } from "./native.ts";
import { type Prometheus, startPrometheus } from "./prometheus.ts";

export type Part = "api" | "jobs" | "loki" | "prometheus";

export interface StackOptions {
  services: Part[];
  /** More environment for the processes of ours, over what docker-compose.yml gives them. */
  env?: Record<string, string>;
  /** How often Loki and Prometheus evaluate their rules. */
  evaluationSeconds?: number;
}

export interface Stack {
  /** `token` is the owner's (admin), `ingestToken` what deliverers show, `grafanaToken` what the plugin shows. */
  api: { url: string; token: string; ingestToken: string; grafanaToken: string };
  loki: Loki | undefined;
  prometheus: Prometheus | undefined;
  databaseUrl: string;
  /** The processes of ours by name, to be killed or listened to. */
  processes: Partial<Record<"api" | "jobs", Running>>;
  /** Starts one of ours again, after `processes.api.kill()` for example. */
  restart(part: "api" | "jobs"): Promise<void>;
  stop(): Promise<void>;
}

interface Ground {
  folder: string;
  names: Names;
  env: Record<string, string>;
}

/** The environment that a service of ours has in its container, with hosts, folders and ports as they are here. */
function environmentOf(name: string, { folder, names, env }: Ground): NodeJS.ProcessEnv {
  const { environment, mounts } = readService(name, env);
  const secrets = mounts.find(({ target }) => target === "/run/secrets")?.source.replace("secrets-", "") ?? name;
  const here = { ...names, "/run/secrets": path.join(folder, "secrets/for", secrets) };
  const all = { ...readImage().env, ...environment, VIGIE_HOST: "127.0.0.1" };
  const renamed = Object.entries(all).map(([key, value]) => [key, rename(value, here)]);
  const port = names["api:4000"]?.split(":")[1] ?? "4000";
  return { PATH: process.env["PATH"], ...Object.fromEntries(renamed), VIGIE_PORT: port, ...env };
}

/** Runs a service of ours as its container does: the image's entry point with the command of docker-compose.yml. */
function runOurs(name: string, ground: Ground): Running {
  const [, ...entry] = readImage().entrypoint.map((part) => part.replace(/^\/app\b/, root));
  return run(process.execPath, [...entry, ...readService(name).command], environmentOf(name, ground));
}

async function untilDone(name: string, it: Running): Promise<void> {
  await new Promise((resolve) => it.process.once("exit", resolve));
  if (it.process.exitCode !== 0) throw new Error(`${name} failed:\n${it.said()}`);
}

/** The jobs process has no port; its own health check says when it works. */
async function untilJobsWork(it: Running, ground: Ground): Promise<void> {
  const [, ...entry] = readImage().entrypoint.map((part) => part.replace(/^\/app\b/, root));
  for (let tries = 0; tries < 60 && it.process.exitCode === null; tries++) {
    const health = run(process.execPath, [...entry, "health", "jobs"], environmentOf("jobs", ground));
    await new Promise((resolve) => health.process.once("exit", resolve));
    if (health.process.exitCode === 0) return;
    await sleep(250);
  }
  throw new Error(`jobs did not come up:\n${it.said()}`);
}

async function startDatabase(folder: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbedded(path.join(folder, "database"));
  const sql = connect(postgres.url, { max: 1 });
  await sql.unsafe("create database vigie");
  await sql.end();
  await mkdir(path.join(folder, "secrets/given"), { recursive: true });
  const password = decodeURIComponent(new URL(postgres.url).password);
  await writeFile(path.join(folder, "secrets/given/database-password"), password);
  await handOutSecrets(path.join(folder, "secrets"));
  return postgres;
}

/**
 * Starts what of docker-compose.yml can run without Docker, with the commands, environment and files that it names:
 * a real PostgreSQL, the secrets, `migrate` (without the demo shop, unless `env` says so), and then the services asked
 * for. Everything listens on loopback, lies in one temporary folder, and is gone after `stop()`.
 */
export async function startStack({ services, env = {}, evaluationSeconds }: StackOptions): Promise<Stack> {
  const folder = await mkdtemp(path.join(tmpdir(), "vigie-stack-"));
  const undo: (() => Promise<unknown>)[] = [() => remove(folder)];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch((error: unknown) => console.error(error));
  };
  try {
    const postgres = await startDatabase(folder);
    undo.push(() => postgres.stop());
    const api = `127.0.0.1:${await freePort()}`;
    const ingestToken = await readFile(path.join(folder, "secrets/for/migrate/ingest-token"), "utf8");
    const grafanaToken = await readFile(path.join(folder, "secrets/for/grafana/grafana-token"), "utf8");
    const quick = evaluationSeconds ? { evaluationSeconds } : {};
    const loki = services.includes("loki") ? await startLoki({ api, ingestToken, ...quick }) : undefined;
    if (loki) undo.push(() => loki.stop());
    const hosts: Names = { "postgres:5432": `127.0.0.1:${postgres.port}`, "api:4000": api, "/data": `${folder}/data` };
    if (loki) hosts["loki:3100"] = `127.0.0.1:${loki.port}`;
    const withoutLoki: Record<string, string> = loki ? {} : { LOKI_URL: "" };
    const ground: Ground = { folder, names: hosts, env: { VIGIE_DEMO: "off", ...withoutLoki, ...env } };
    await untilDone("migrate", runOurs("migrate", ground));
    const processes: Stack["processes"] = {};
    const restart = async (part: "api" | "jobs") => {
      const it = runOurs(part, ground);
      processes[part] = it;
      await (part === "api" ? untilReady(`http://${api}/readyz`, it) : untilJobsWork(it, ground));
    };
    undo.push(() => Promise.all(Object.values(processes).map((it) => it.stop())));
    for (const part of ["api", "jobs"] as const) if (services.includes(part)) await restart(part);
    const prometheus = services.includes("prometheus")
      ? await startPrometheus({ hosts, ingestToken, ...quick })
      : undefined;
    if (prometheus) undo.push(() => prometheus.stop());
    const token = (await readFile(path.join(folder, "data/token"), "utf8")).trim();
    const database = new URL(postgres.url);
    database.pathname = "/vigie";
    return {
      api: { url: `http://${api}`, token, ingestToken, grafanaToken },
      loki,
      prometheus,
      databaseUrl: database.href,
      processes,
      restart,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
