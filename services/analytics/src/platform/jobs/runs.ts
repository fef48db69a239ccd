import type { Sql } from "@vigie/db";
import type { Clock } from "../clock/index.ts";
import { recognise } from "../errors/index.ts";
import { json, run, statement } from "../sql/index.ts";
import type { Job } from "./index.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  end: load("end_run.sql"),
  interrupt: load("interrupt_runs.sql"),
  know: load("know_jobs.sql"),
  look: load("note_look.sql"),
  progress: load("progress_run.sql"),
  start: load("start_run.sql"),
};

export type Detail = Record<string, unknown>;

/** Says how far a run is, 0 to 1. */
export type Progress = (share: number, detail?: Detail) => Promise<void>;

export interface Run {
  id: number;
  progress: Progress;
  done(detail: Detail): Promise<void>;
  failed(error: unknown): Promise<void>;
}

const scheduleOf = (job: Job): string => {
  if (job.everyMs === undefined) return job.schedule ? `cron ${job.schedule} UTC` : "when asked for";
  const seconds = job.everyMs / 1_000;
  return seconds < 120
    ? `every ${seconds} s`
    : seconds < 7_200
      ? `every ${seconds / 60} min`
      : `every ${seconds / 3_600} h`;
};

/** Notes the jobs there are, and closes the runs that a crash left open. */
export async function knowJobs(sql: Sql, clock: Clock, jobs: readonly Job[]): Promise<void> {
  await run(sql, statements.know, { rows: json(jobs.map((job) => ({ name: job.name, schedule: scheduleOf(job) }))) });
  await run(sql, statements.interrupt, { at: clock() });
}

/** Notes that a job looked, well and with nothing wrong. */
export async function noteLook(sql: Sql, job: string, at: Date): Promise<void> {
  await run(sql, statements.look, { job, at });
}

/** Begins the record of a run. What a person sees of a failure is a known error's message or a plain sentence. */
export async function beginRun(sql: Sql, clock: Clock, job: string, detail: Detail): Promise<Run> {
  const [row] = await run<{ id: number }>(sql, statements.start, { job, detail: json(detail), at: clock() });
  const id = row?.id ?? 0;
  const end = (state: string, more: Detail, error: string | null) =>
    run(sql, statements.end, { id, state, detail: json(more), error, at: clock() });
  return {
    id,
    async progress(share, more = {}) {
      await run(sql, statements.progress, { id, share, detail: json(more) });
    },
    done: async (more) => void (await end("done", more, null)),
    async failed(error) {
      const text = recognise(error)?.message ?? "It failed; the log of the job runner says why.";
      await end("failed", {}, text);
    },
  };
}
