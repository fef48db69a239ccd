import type { Sql } from "@vigie/db";
import { PgBoss } from "pg-boss";
import type { Config } from "../../config.ts";
import type { Clock } from "../clock/index.ts";
import type { Log } from "../log/index.ts";
import { beginRun, type Detail, knowJobs, noteLook, type Progress } from "./runs.ts";

/** What a job works with. */
export interface JobDeps {
  sql: Sql;
  config: Config;
  clock: Clock;
  log: Log;
  jobs: Pick<Jobs, "send">;
  /** Shows how far it is; nothing for the jobs that look again and again. */
  progress: Progress;
}

/** A piece of background work. Delivered at least once: the verb must bear being run again. */
export interface Job<Data extends object = object> {
  name: string;
  /** Cron in UTC; without it and `everyMs` the job runs only when sent. */
  schedule?: string;
  /** Runs again and again in the jobs process, this long after its last end; never twice at once. */
  everyMs?: number;
  retries?: number;
  expireInSeconds?: number;
  /** What it did, for the record of its runs. One that looks again and again answers nothing when there was nothing to do. */
  run(data: Data, deps: JobDeps): Promise<Detail | undefined>;
}

type Shared = Omit<JobDeps, "jobs" | "progress">;

export interface Jobs {
  send(name: string, data?: object): Promise<void>;
  work(jobs: readonly Job[], deps: Shared): Promise<void>;
  stop(): Promise<void>;
}

/** Opens the queue that API and jobs share. Only the jobs process works on it. */
export async function openJobs(url: string, log: Log, names: readonly string[]): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, schema: "pgboss", max: 4, useListenNotify: true });
  boss.on("error", (error) => log.warn({ err: error }, "queue"));
  await boss.start();
  for (const name of names) await boss.createQueue(name, { notify: true }).catch(() => {});
  const send = async (name: string, data: object = {}) => {
    await boss.send(name, data, { retryLimit: 3, retryBackoff: true, expireInSeconds: 7_200 });
  };
  const loops: { stop(): Promise<void> }[] = [];
  const work = async (list: readonly Job[], deps: Shared) => {
    await knowJobs(deps.sql, deps.clock, list);
    for (const job of list) {
      if (job.everyMs !== undefined) {
        loops.push(loop(job, job.everyMs, { ...deps, jobs: { send } }));
        continue;
      }
      if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { retryLimit: job.retries ?? 1 });
      await boss.work(job.name, async (batch) => {
        for (const item of batch) await recorded(job, item.data as object, { ...deps, jobs: { send } });
      });
    }
  };
  const stop = async () => {
    await Promise.all(loops.map((it) => it.stop()));
    await boss.stop({ graceful: true, timeout: 5_000 });
  };
  return { send, work, stop };
}

const lookEveryMs = 60_000;

/** Runs a job with a record of it. */
async function recorded(job: Job, data: object, deps: Omit<JobDeps, "progress">): Promise<void> {
  const it = await beginRun(deps.sql, deps.clock, job.name, { ...data });
  try {
    const log = deps.log.child({ run_id: it.id });
    await it.done((await job.run(data, { ...deps, log, progress: it.progress })) ?? {});
  } catch (error) {
    await it.failed(error).catch(() => {});
    throw error;
  }
}

/** Keeps a record of a turn that did something, and of the first of several failures. */
async function noteTurn(job: Job, deps: Shared, detail: Detail | undefined, error?: unknown): Promise<void> {
  const it = await beginRun(deps.sql, deps.clock, job.name, detail ?? {});
  await (detail ? it.done({}) : it.failed(error));
}

function loop(job: Job, everyMs: number, deps: Omit<JobDeps, "progress">): { stop(): Promise<void> } {
  let stopped = false;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  let lookedAt = 0;
  const look = async () => {
    const now = deps.clock();
    if (now.getTime() - lookedAt < lookEveryMs) return;
    lookedAt = now.getTime();
    await noteLook(deps.sql, job.name, now);
  };
  const turn = async () => {
    // A turn is put on record only when it did something; its lines in the log belong together all the same.
    const log = deps.log.child({ run_id: `${job.name}-${deps.clock().getTime()}` });
    try {
      const detail = await job.run({}, { ...deps, log, progress: async () => {} });
      failing = false;
      if (detail) await noteTurn(job, deps, detail);
      await look();
    } catch (error) {
      log.warn({ err: error, job: job.name }, "job failed; it is tried again");
      if (!failing) await noteTurn(job, deps, undefined, error).catch(() => {});
      failing = true;
    }
    if (!stopped) timer = setTimeout(() => (current = turn()), everyMs);
  };
  current = turn();
  const stop = async () => {
    stopped = true;
    clearTimeout(timer);
    await current;
  };
  return { stop };
}
