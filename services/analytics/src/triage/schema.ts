import { z } from "@hono/zod-openapi";

/** What can be triaged: an incident, an anomaly, a Falco alert group, a template of log lines, or any other signal by its own kind. */
export const subjectKind = z.enum([
  "falco",
  "log_pattern",
  "log_burst",
  "deploy",
  "price_change",
  "stock_out",
  "campaign",
  "holiday",
  "experiment",
  "attack",
  "alert",
  "incident",
  "anomaly",
]);
export type SubjectKind = z.infer<typeof subjectKind>;

export const verdict = z.enum(["confirmed", "expected", "false_alarm", "new_trend", "not_resolved"]);
export type Verdict = z.infer<typeof verdict>;

/** Where a subject stands. Absent times mean: not done. */
export const triageState = z
  .object({
    acknowledged_at: z.string().nullable(),
    acknowledged_by: z.string().nullable(),
    verdict: verdict.nullable(),
    verdict_at: z.string().nullable(),
    verdict_by: z.string().nullable(),
    silenced_until: z.string().nullable().openapi({ description: "In the past or null: not silenced." }),
    silenced_by: z.string().nullable(),
  })
  .openapi("TriageState");
export type TriageState = z.infer<typeof triageState>;

export const triageAction = z
  .discriminatedUnion("action", [
    z.object({ action: z.literal("acknowledge"), reason: z.string().max(2_000).optional() }),
    z.object({ action: z.literal("reopen"), reason: z.string().max(2_000).optional() }),
    z.object({ action: z.literal("verdict"), verdict, reason: z.string().max(2_000).optional() }),
    z.object({
      action: z.literal("silence"),
      until: z.iso.datetime({ offset: true }).openapi({ description: "At most 90 days ahead." }),
      reason: z.string().min(1).max(2_000),
    }),
    z.object({ action: z.literal("unsilence"), reason: z.string().max(2_000).optional() }),
    z.object({ action: z.literal("comment"), reason: z.string().min(1).max(2_000) }),
  ])
  .openapi("TriageAction");
export type TriageAction = z.infer<typeof triageAction>;

export const triageEvent = z.object({
  id: z.number().int(),
  action: z.enum(["acknowledge", "reopen", "verdict", "silence", "unsilence", "comment"]),
  verdict: verdict.nullable(),
  until: z.string().nullable(),
  reason: z.string().nullable(),
  by: z.string().openapi({ example: "grafana (alice)" }),
  at: z.string(),
});
export type TriageEvent = z.infer<typeof triageEvent>;

export const triageDoc = z
  .object({
    kind: subjectKind,
    subject: z.string(),
    title: z.string(),
    state: triageState,
    events: z.array(triageEvent).openapi({ description: "The audit trail, newest first." }),
  })
  .openapi("Triage");
export type TriageDoc = z.infer<typeof triageDoc>;

export const noiseRow = z.object({
  kind: subjectKind,
  rule: z.string(),
  subjects: z.number().int().openapi({ description: "Groups or signals of this rule in the range." }),
  events: z.number().int().openapi({ description: "Alerts or signals behind them." }),
  notifications: z.number().int(),
  acknowledged: z.number().int(),
  verdicts: z.record(verdict, z.number().int()),
  false_alarm_share: z
    .number()
    .nullable()
    .openapi({ description: "False alarms of the subjects with a verdict; null: none has one." }),
  silenced: z.number().int(),
});
export type NoiseRow = z.infer<typeof noiseRow>;

export const noiseDoc = z
  .object({ range: z.object({ from: z.string(), to: z.string() }), rows: z.array(noiseRow) })
  .openapi("Noise");
export type NoiseDoc = z.infer<typeof noiseDoc>;
