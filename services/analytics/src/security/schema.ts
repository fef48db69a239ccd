import { z } from "@hono/zod-openapi";
import { triageEvent, triageState } from "../triage/schema.ts";

/** Falco's priorities as its alerts write them, worst first. */
export const priority = z.enum([
  "Emergency",
  "Alert",
  "Critical",
  "Error",
  "Warning",
  "Notice",
  "Informational",
  "Debug",
]);
export type Priority = z.infer<typeof priority>;

export const falcoAnswer = z
  .object({ accepted: z.number().int(), duplicates: z.number().int() })
  .openapi("FalcoAnswer");
export type FalcoAnswer = z.infer<typeof falcoAnswer>;

/** Of the dearest incident that a group is a likely cause of. */
const atStake = z
  .object({
    value: z.number(),
    low: z.number(),
    high: z.number(),
    currency: z.string(),
    incident_id: z.number().int(),
  })
  .nullable();

/** Alerts of one rule in one container or on one host. */
export const alertGroup = z
  .object({
    id: z.number().int(),
    rule: z.string(),
    place: z.string().openapi({ example: "checkout", description: "Container name, else its id, else the host name." }),
    place_kind: z.enum(["container", "host"]),
    hostname: z.string().nullable(),
    image: z.string().nullable(),
    namespace: z.string().nullable(),
    pod: z.string().nullable(),
    priority,
    tags: z.array(z.string()),
    mitre: z
      .array(z.object({ tactic: z.string(), technique: z.string().nullable() }))
      .openapi({ description: "From the rule's tags, such as mitre_execution and T1059." }),
    alerts: z.number().int().openapi({ description: "In the range." }),
    total: z.number().int().openapi({ description: "Ever." }),
    first_seen: z.string(),
    last_seen: z.string(),
    sample: z.string().openapi({ description: "Text of the newest alert." }),
    trend: z.array(z.number().int()).openapi({ description: "Alerts per step of `trend_steps`." }),
    triage: triageState,
    open: z.boolean().openapi({ description: "No verdict, not acknowledged and not silenced." }),
    at_stake: atStake.openapi({
      description:
        "The most that is at stake in an incident of the range that this group is a likely cause of, with a 95 % interval; null: it is of none.",
    }),
    url: z.string().nullable(),
  })
  .openapi("AlertGroup");
export type AlertGroup = z.infer<typeof alertGroup>;

export const blindSpot = z.object({
  hostname: z.string().nullable(),
  at: z.string(),
  dropped: z.number().nullable().openapi({ description: "System calls that Falco did not see." }),
  share: z.number().nullable().openapi({ description: "0..1 of the system calls of that time." }),
  message: z.string(),
});
export type BlindSpot = z.infer<typeof blindSpot>;

export const securityDoc = z
  .object({
    sentence: z.string().openapi({ example: "3 alert groups are open; the worst is a shell in checkout." }),
    range: z.object({ from: z.string(), to: z.string() }),
    tiles: z.object({
      open_groups: z.number().int(),
      alerts: z.number().int(),
      critical: z.number().int().openapi({ description: "Open groups of priority Critical or worse." }),
      silenced: z.number().int(),
      blind_spots: z.number().int(),
    }),
    trend: z.object({
      steps: z.array(z.string()).openapi({ description: "Start of each step." }),
      step_seconds: z.number().int(),
      by_priority: z.array(z.object({ priority, counts: z.array(z.number().int()) })),
    }),
    mitre: z.array(
      z.object({
        tactic: z.string().openapi({ example: "Execution" }),
        techniques: z.array(
          z.object({
            technique: z.string().openapi({ example: "T1059" }),
            groups: z.number().int(),
            alerts: z.number().int(),
          }),
        ),
        groups: z.number().int(),
        alerts: z.number().int(),
      }),
    ),
    rules: z.array(
      z.object({
        rule: z.string(),
        priority,
        groups: z.number().int(),
        alerts: z.number().int(),
        verdicts: z.number().int().openapi({ description: "Groups with a verdict." }),
        false_alarms: z.number().int(),
        false_alarm_share: z.number().nullable().openapi({ description: "Null: no group has a verdict." }),
      }),
    ),
    groups: z.array(alertGroup).openapi({ description: "By money at stake, then the worst and newest first." }),
    total: z.number().int().openapi({ description: "Groups that match the filters, before `limit`." }),
    options: z.object({
      priority: z.array(priority),
      place: z.array(z.string()),
      rule: z.array(z.string()),
    }),
    blind_spots: z.array(blindSpot),
    last_alert_at: z.string().nullable(),
    computed_at: z.string(),
  })
  .openapi("Security");
export type SecurityDoc = z.infer<typeof securityDoc>;

export const falcoAlert = z.object({
  id: z.string(),
  at: z.string().openapi({ example: "2026-11-21T10:34:20.645001673Z" }),
  priority,
  output: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).openapi({
    description: "Numbers beyond 2^53, as evt.time, are text.",
  }),
});
export type FalcoAlert = z.infer<typeof falcoAlert>;

export const alertGroupDoc = z
  .object({
    group: alertGroup,
    alerts: z.array(falcoAlert).openapi({ description: "Newest first, at most 100." }),
    trend: z.array(z.object({ hour: z.string(), n: z.number().int() })),
    fields: z
      .array(z.object({ field: z.string(), values: z.array(z.object({ value: z.string(), n: z.number().int() })) }))
      .openapi({ description: "Fields an exception can be made of, with their commonest values." }),
    notifications: z.array(z.object({ at: z.string(), state: z.string(), title: z.string() })),
    events: z.array(triageEvent),
  })
  .openapi("AlertGroupDetail");
export type AlertGroupDoc = z.infer<typeof alertGroupDoc>;

export const exceptionDoc = z
  .object({
    yaml: z.string().openapi({ description: "To be put into a rules file that Falco loads after ours." }),
    hides: z.number().int().openapi({ description: "Alerts of this rule, of those kept, that it would have hidden." }),
    of: z.number().int(),
    places: z.array(z.object({ place: z.string(), hides: z.number().int(), of: z.number().int() })),
    samples: z.array(z.object({ at: z.string(), output: z.string() })),
  })
  .openapi("FalcoException");
export type ExceptionDoc = z.infer<typeof exceptionDoc>;
