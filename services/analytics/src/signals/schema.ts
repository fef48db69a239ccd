import { z } from "@hono/zod-openapi";
import { subjectKind, triageState } from "../triage/schema.ts";

export const signalKind = z.enum([
  "deploy",
  "falco",
  "log_burst",
  "log_pattern",
  "price_change",
  "stock_out",
  "campaign",
  "holiday",
  "experiment",
  "attack",
  "alert",
]);
export type SignalKind = z.infer<typeof signalKind>;

export const severity = z.enum(["info", "warning", "critical"]);
export type Severity = z.infer<typeof severity>;

/** Anything on the time axis that could explain a change. */
export const signal = z
  .object({
    id: z.number().int(),
    kind: signalKind,
    title: z.string().openapi({ example: "checkout 2.14.1 deployed" }),
    severity,
    started_at: z.string(),
    ended_at: z.string().nullable().openapi({ description: "Null: it still goes on. Equal to the start: an instant." }),
    dimensions: z
      .record(z.string(), z.string())
      .openapi({ example: { service: "checkout", environment: "production" } }),
    detail: z.record(z.string(), z.unknown()),
    url: z.string().nullable(),
    source: z.string().openapi({ example: "github" }),
    subject: z.object({ kind: subjectKind, id: z.string() }).openapi({ description: "What triage speaks of." }),
    triage: triageState.nullable(),
    count: z.number().int().openapi({ description: "Alerts, lines or changes behind it; 1 for a single thing." }),
  })
  .openapi("Signal");
export type Signal = z.infer<typeof signal>;

export const signalsDoc = z
  .object({
    range: z.object({ from: z.string(), to: z.string() }),
    rows: z.array(signal),
    total: z.number().int().openapi({ description: "In the range, before `limit`." }),
    by_kind: z
      .record(z.string(), z.number().int())
      .openapi({ description: "In the range, before `kind` and `limit`." }),
  })
  .openapi("Signals");
export type SignalsDoc = z.infer<typeof signalsDoc>;

const instant = z.iso.datetime({ offset: true });

/** A change that somebody reports: a campaign, an experiment, a price change made elsewhere. */
export const reportedSignal = z
  .object({
    kind: z.enum(["price_change", "stock_out", "campaign", "holiday", "experiment"]),
    key: z.string().min(1).max(200).openapi({ description: "Identity within its kind: sent again, it is corrected." }),
    title: z.string().min(1).max(300),
    severity: severity.default("info"),
    started_at: instant,
    ended_at: instant.nullable().optional().openapi({ description: "Left out: an instant. Null: it still goes on." }),
    dimensions: z.record(z.string().max(60), z.string().max(200)).default({}),
    detail: z.record(z.string(), z.unknown()).default({}),
    url: z.url().nullable().optional(),
  })
  .strict()
  .openapi("ReportedSignal");
export type ReportedSignal = z.infer<typeof reportedSignal>;

export const holidaysDoc = z
  .object({
    read: z.number().int(),
    written: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.array(z.object({ event: z.string(), message: z.string() })),
  })
  .openapi("Holidays");
export type HolidaysDoc = z.infer<typeof holidaysDoc>;
