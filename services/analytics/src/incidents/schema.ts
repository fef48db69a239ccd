import { z } from "@hono/zod-openapi";
import { anomaly, bandRow, watchedDimension } from "../anomalies/schema.ts";
import { metricDoc } from "../kpis/schema.ts";
import { logLine } from "../logs/schema.ts";
import { severity, signal } from "../signals/schema.ts";
import { triageEvent, triageState } from "../triage/schema.ts";

export const cause = z
  .object({
    signal,
    likely: z.boolean().openapi({ description: "The adjusted p-value is at most `alpha`." }),
    p: z.number().openapi({
      description: "How often signals of this kind would explain a change at another such time as well.",
    }),
    adjusted_p: z
      .number()
      .openapi({ description: "The same, after Holm's correction for the kinds that were looked at." }),
    minutes_before: z.number().int().openapi({ description: "Negative: within the change's own bucket." }),
    shared: z.array(z.string()).openapi({ description: "Dimensions in which both agree." }),
    contradicts: z.array(z.string()),
    led_to: z
      .number()
      .int()
      .nullable()
      .openapi({ description: "Id of another cause in the list that this one brought about; null: none." }),
    evidence: z.string().openapi({
      example:
        "12 minutes before, in the same service. There were 2 deploys in 182 days; by chance one explains it as well in 0.4 % of cases.",
    }),
  })
  .openapi("Cause");
export type Cause = z.infer<typeof cause>;

export const causesDoc = z
  .object({
    sentence: z.string().openapi({ example: "Likeliest cause: checkout 2.14.1 deployed, 12 minutes before." }),
    effect: z.object({
      at: z.string(),
      bucket_minutes: z.number().int(),
      dimensions: z.record(z.string(), z.string()),
    }),
    causes: z.array(cause).openapi({ description: "The likeliest first; empty: nothing that happened could be it." }),
    method: z.object({
      considered: z.number().int().openapi({ description: "Signals of the weeks before." }),
      days: z.number().int(),
      shuffles: z.number().int(),
      alpha: z.number(),
      seed: z.number().int(),
    }),
  })
  .openapi("Causes");
export type CausesDoc = z.infer<typeof causesDoc>;

/** Expected less actual revenue, with a 95 % interval; negative: more came in than expected. */
export const moneyAtStake = z
  .union([
    z.object({
      value: z.number(),
      low: z.number(),
      high: z.number(),
      currency: z.string(),
      n: z.number().int().openapi({ description: "Hours it is summed over." }),
    }),
    z.object({ reason: z.enum(["not_enough_data", "mixed_currencies"]), detail: z.string() }),
  ])
  .openapi("MoneyAtStake");
export type MoneyAtStake = z.infer<typeof moneyAtStake>;

export const incident = z
  .object({
    id: z.number().int(),
    title: z.string().openapi({ example: "Orders 92 % below expected" }),
    state: z.enum(["open", "ended"]),
    severity,
    started_at: z.string(),
    ended_at: z.string().nullable(),
    detected_at: z.string(),
    metric: metricDoc.openapi({ description: "The metric that shows it best." }),
    dimensions: z
      .record(z.string(), z.string())
      .openapi({ description: "Where it is, if it is not everywhere.", example: { country: "Germany" } }),
    change: z.number().openapi({ description: "Of that metric, relative: -0.92 is 92 % below expected." }),
    anomalies: z.number().int(),
    money: moneyAtStake,
    cause: z
      .object({ signal_id: z.number().int(), kind: z.string(), title: z.string(), adjusted_p: z.number() })
      .nullable()
      .openapi({ description: "The likeliest; null: nothing known explains it." }),
    subject: z.object({ kind: z.literal("incident"), id: z.string() }),
    triage: triageState.nullable(),
  })
  .openapi("Incident");
export type Incident = z.infer<typeof incident>;

export const incidentsDoc = z
  .object({
    sentence: z.string().openapi({ example: "One incident is open: orders are 92 % below expected since 14:00." }),
    range: z.object({ from: z.string(), to: z.string() }),
    tiles: z.object({
      open: z.number().int(),
      unacknowledged: z.number().int().openapi({ description: "Open and nobody said anything of them." }),
      ended: z.number().int(),
      explained: z.number().int().openapi({ description: "With a likely cause, of all in the range." }),
    }),
    money: moneyAtStake.openapi({ description: "Of all incidents in the range; overlapping hours count once." }),
    rows: z.array(incident).openapi({ description: "By money at stake, the most first." }),
    total: z.number().int(),
    looked_at: z.string().nullable().openapi({ description: "End of the last hour that was judged; null: none yet." }),
    computed_at: z.string(),
  })
  .openapi("Incidents");
export type IncidentsDoc = z.infer<typeof incidentsDoc>;

/** One value of a dimension and how much of the change is its. */
export interface Contribution {
  dimension: string;
  value: string;
  label: string;
  /** Share of the change, of a child of its parent's; those of one dimension's values add up to 1 (with what is not shown). */
  share: number;
  actual: number;
  expected: number;
  change: number;
  /** Of a ratio: what came from the value's own ratio, and what from its weight. Of a sum: all is rate. */
  rate: number;
  mix: number;
  children: Contribution[];
}

export const contribution: z.ZodType<Contribution> = z
  .object({
    dimension: z.string(),
    value: z.string(),
    label: z.string(),
    share: z.number(),
    actual: z.number(),
    expected: z.number(),
    change: z.number(),
    rate: z.number(),
    mix: z.number(),
    get children() {
      return z.array(contribution);
    },
  })
  .openapi("Contribution", { type: "object" });

export const contributionsDoc = z
  .object({
    metric: metricDoc,
    actual: z.number(),
    expected: z.number(),
    minimum_share: z.number(),
    compared_with: z.string().openapi({ example: "the same hours of the 4 weeks before" }),
    dimensions: z
      .array(
        z.object({
          dimension: z.string(),
          name: z.string(),
          surprise: z
            .number()
            .openapi({ description: "How unevenly the change is spread over its values: 0 (as expected) to 1." }),
          values: z.array(contribution),
        }),
      )
      .openapi({ description: "The dimension that tells most first." }),
  })
  .openapi("Contributions");
export type ContributionsDoc = z.infer<typeof contributionsDoc>;

export const timelineEntry = z.object({
  at: z.string(),
  kind: z.enum(["started", "detected", "signal", "anomaly", "notified", "triage", "grew", "ended"]),
  text: z.string(),
  by: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const incidentDoc = z
  .object({
    incident,
    sentence: z.string().openapi({
      example:
        "Orders were 92 % below expected from 14:00 to 17:00 UTC on 21 November; likeliest cause: 412 errors of payment. It cost about 1,900 EUR (1,200 to 2,600).",
    }),
    window: z
      .object({ from: z.string(), to: z.string() })
      .openapi({ description: "What the charts show: the incident, a day before it and some hours after." }),
    chart: z.object({
      metric: metricDoc,
      currency: z.string().nullable(),
      dimension: watchedDimension,
      value: z.string(),
      rows: z.array(bandRow),
    }),
    revenue: z
      .object({ metric: metricDoc, currency: z.string().nullable(), rows: z.array(bandRow) })
      .openapi({ description: "What money at stake is summed over." }),
    clean_money: moneyAtStake.openapi({
      description: "Money at stake without the orders that are marked as an attack. The same where none is marked.",
    }),
    anomalies: z.array(anomaly),
    signals: z.array(signal).openapi({ description: "In the window, for the lanes." }),
    errors: z
      .object({
        steps: z.array(z.string()),
        step_seconds: z.number().int(),
        services: z.array(z.object({ service: z.string(), counts: z.array(z.number().int()) })),
      })
      .nullable()
      .openapi({ description: "Error lines by service; null: the log store does not answer." }),
    lines: z.array(logLine).openapi({ description: "Errors and warnings of the incident's first hours." }),
    causes: causesDoc,
    contributions: contributionsDoc.nullable(),
    notifications: z.array(z.object({ at: z.string(), state: z.string(), title: z.string() })),
    events: z.array(triageEvent),
    timeline: z.array(timelineEntry).openapi({ description: "Oldest first." }),
    computed_at: z.string(),
  })
  .openapi("IncidentDetail");
export type IncidentDoc = z.infer<typeof incidentDoc>;
