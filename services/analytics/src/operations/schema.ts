import { z } from "@hono/zod-openapi";
import { deploy } from "../deploys/schema.ts";
import { logState } from "../logs/schema.ts";

export const freshness = z.object({
  source: z.string().openapi({ example: "orders" }),
  name: z.string().openapi({ example: "Last order" }),
  at: z.string().nullable().openapi({ description: "Null: nothing has come yet." }),
  age_seconds: z.number().nullable(),
  state: z.enum(["ok", "late", "none"]),
  expected_seconds: z.number().int().openapi({ description: "Older than this, it is late." }),
});
export type Freshness = z.infer<typeof freshness>;

export const jobRun = z
  .object({
    id: z.number().int(),
    job: z.string().openapi({ example: "rollups.reconcile" }),
    state: z.enum(["running", "done", "failed"]),
    progress: z.number().openapi({ description: "0..1" }),
    detail: z.record(z.string(), z.unknown()),
    error: z.string().nullable(),
    started_at: z.string(),
    finished_at: z.string().nullable(),
    elapsed_ms: z.number().nullable(),
  })
  .openapi("JobRun");
export type JobRun = z.infer<typeof jobRun>;

export const jobSummary = z.object({
  job: z.string(),
  schedule: z.string().openapi({ example: "every second" }),
  looked_at: z.string().nullable().openapi({
    description:
      "When one that looks again and again last did; its runs are kept only where there was something to do.",
  }),
  last: jobRun.nullable(),
  runs_24h: z.number().int(),
  failed_24h: z.number().int(),
});
export type JobSummary = z.infer<typeof jobSummary>;

export const ingestRate = z.object({
  source: z.string().openapi({ example: "falco" }),
  accepted: z.number().int(),
  rejected: z.number().int(),
  duplicates: z.number().int(),
  counts: z.array(z.number().int()).openapi({ description: "Accepted per step." }),
});
export type IngestRate = z.infer<typeof ingestRate>;

export const operationsDoc = z
  .object({
    sentence: z.string().openapi({ example: "All is fresh. One job failed in the last day." }),
    range: z.object({ from: z.string(), to: z.string() }),
    tiles: z.object({
      late: z.number().int().openapi({ description: "Sources that are late." }),
      pending_facts: z.number().int(),
      failed_jobs_24h: z.number().int(),
      quarantine_open: z.number().int(),
      lines_waiting: z.number().int(),
    }),
    freshness: z.array(freshness),
    jobs: z.array(jobSummary),
    runs: z.array(jobRun).openapi({ description: "Newest first, at most 100." }),
    ingest: z.object({ steps: z.array(z.string()), step_seconds: z.number().int(), rows: z.array(ingestRate) }),
    quarantine: z.array(
      z.object({ source: z.string(), reason: z.string(), rows: z.number().int(), newest: z.string() }),
    ),
    deploys: z.array(deploy),
    logs: logState,
    computed_at: z.string(),
  })
  .openapi("Operations");
export type OperationsDoc = z.infer<typeof operationsDoc>;

export const replayDoc = z
  .object({
    replayed: z.number().int(),
    rejected: z.number().int(),
    messages: z.array(z.string()).openapi({ description: "What is still wrong." }),
  })
  .openapi("Replay");
export type ReplayDoc = z.infer<typeof replayDoc>;
