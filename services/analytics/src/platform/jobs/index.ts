import type { Sql } from "@vigie/db";
import { PgBoss } from "pg-boss";
import type { Config } from "../../config.ts";
import type { Clock } from "../clock/index.ts";
import type { Log } from "../log/index.ts";

/** What a job works with. */
export interface JobDeps {
  sql: Sql;
  config: Config;
  clock: Clock;
  log: Log;
  jobs: Pick<Jobs, "send">;
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
  run(data: Data, deps: JobDeps): Promise<void>;
}

export interface Jobs {
  send(name: string, data?: object): Promise<void>;
  work(jobs: readonly Job[], deps: Omit<JobDeps, "jobs">): Promise<void>;
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
  const work = async (list: readonly Job[], deps: Omit<JobDeps, "jobs">) => {
    for (const job of list) {
      if (job.everyMs !== undefined) {
        loops.push(loop(job, job.everyMs, { ...deps, jobs: { send } }));
        continue;
      }
      if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { retryLimit: job.retries ?? 1 });
      await boss.work(job.name, async (batch) => {
        for (const item of batch) await job.run(item.data as object, { ...deps, jobs: { send } });
      });
    }
  };
  const stop = async () => {
    await Promise.all(loops.map((it) => it.stop()));
    await boss.stop({ graceful: true, timeout: 5_000 });
  };
  return { send, work, stop };
}

function loop(job: Job, everyMs: number, deps: JobDeps): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  const turn = async () => {
    try {
      await job.run({}, deps);
    } catch (error) {
      deps.log.warn({ err: error, job: job.name }, "job failed; it is tried again");
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
