import { z } from "@hono/zod-openapi";
import { triageState } from "../triage/schema.ts";

export const logLevel = z.enum(["fatal", "error", "warn", "info", "debug", "unknown"]);
export type LogLevel = z.infer<typeof logLevel>;

/** Where lines are kept, and whether it answers. */
export const logState = z
  .object({
    source: z.enum(["loki", "postgres"]),
    reachable: z.boolean(),
    message: z.string().openapi({ example: "No answer since 14:05 UTC." }),
    waiting: z.number().int().openapi({ description: "Accepted lines that wait to be sent on." }),
    kept_days: z.number().int().nullable().openapi({ description: "Null: Loki's own settings decide." }),
    explore_uid: z
      .string()
      .nullable()
      .openapi({ description: "Grafana's data source for Explore; null without Loki." }),
  })
  .openapi("LogState");
export type LogState = z.infer<typeof logState>;

export const logLine = z.object({
  id: z.string().openapi({ description: "To page on from, and to tell lines apart." }),
  at: z.string().openapi({ example: "2026-11-21T10:34:20.645001Z" }),
  service: z.string(),
  env: z.string(),
  level: logLevel,
  source: z.string().openapi({ example: "otlp" }),
  line: z.string(),
  message: z.string().openapi({ description: "The line's own message, where it is JSON; else the line." }),
  attributes: z.record(z.string(), z.unknown()),
});
export type LogLine = z.infer<typeof logLine>;

export const logsDoc = z
  .object({
    range: z.object({ from: z.string(), to: z.string() }),
    rows: z.array(logLine).openapi({ description: "Newest first; for tail (`after`) oldest first." }),
    next_cursor: z.string().nullable(),
    state: logState,
  })
  .openapi("Logs");
export type LogsDoc = z.infer<typeof logsDoc>;

export const logVolumeDoc = z
  .object({
    sentence: z.string().openapi({ example: "42 errors in the last hour, most of them of checkout." }),
    range: z.object({ from: z.string(), to: z.string() }),
    step_seconds: z.number().int(),
    steps: z.array(z.string()).openapi({ description: "Start of each step." }),
    series: z.array(
      z.object({ service: z.string(), level: logLevel, counts: z.array(z.number().int()), total: z.number().int() }),
    ),
    totals: z.object({ lines: z.number().int(), errors: z.number().int(), services: z.number().int() }),
    options: z.object({
      service: z.array(z.string()),
      level: z.array(logLevel),
      env: z.array(z.string()),
      source: z.array(z.string()),
    }),
    state: logState,
  })
  .openapi("LogVolume");
export type LogVolumeDoc = z.infer<typeof logVolumeDoc>;

export const logPattern = z.object({
  id: z.string().openapi({ description: "Subject of triage, kind log_pattern." }),
  service: z.string(),
  level: logLevel,
  template: z.string().openapi({ example: "payment <num> refused: <*>" }),
  count: z.number().int().openapi({ description: "Lines in the range." }),
  first_seen: z.string().openapi({ description: "Ever, not only in the range." }),
  last_seen: z.string(),
  is_new: z.boolean().openapi({ description: "First seen within the range." }),
  sample: z.string(),
  counts: z.array(z.number().int()).openapi({ description: "Per step of the range, 24 steps." }),
  triage: triageState.nullable(),
});
export type LogPattern = z.infer<typeof logPattern>;

export const logPatternsDoc = z
  .object({
    range: z.object({ from: z.string(), to: z.string() }),
    rows: z.array(logPattern),
    lines_read: z.number().int(),
    lines_in_range: z.number().int().openapi({ description: "More than read: counts are of the newest lines only." }),
    state: logState,
  })
  .openapi("LogPatterns");
export type LogPatternsDoc = z.infer<typeof logPatternsDoc>;
