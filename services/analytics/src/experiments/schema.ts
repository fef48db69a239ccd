import { z } from "@hono/zod-openapi";
import { correction, healthDoc, metricDoc } from "./analysis_schema.ts";

export * from "./analysis_schema.ts";

const instant = z.iso.datetime({
  offset: true,
  error: "must be a date-time with an offset, as in 2026-11-21T14:05:00Z",
});
const text = (max: number) => z.string().trim().min(1).max(max);
const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,99}$/, "must be of lower-case letters, digits, _ and -")
  .openapi({ example: "green-button" });

/** Words that stand in an address where a key could. */
const reserved = ["power", "sample-size"];
const experimentKey = key.refine((it) => !reserved.includes(it), "is a word of Vigie's own addresses: take another");

export const experimentUnit = z.enum(["customer", "session", "store"]);
export type ExperimentUnit = z.infer<typeof experimentUnit>;

const arm = z.object({ key, share: z.number().positive().max(1_000_000).default(1) }).strict();
export type Arm = z.infer<typeof arm>;

const arms = z
  .array(arm)
  .min(2, "must have a control and at least one other arm")
  .max(20)
  .refine((all) => new Set(all.map((it) => it.key)).size === all.length, "names an arm twice")
  .openapi({ description: "The control first. Shares are weights of any scale." });

/** What may be left out: orders placed while it lasted count in no arm. */
export const leaveOut = z.enum(["incident", "attack", "stock_out"]);
export type LeaveOut = z.infer<typeof leaveOut>;

const plannedMetric = z
  .object({
    metric: text(100).openapi({
      description: "Of the catalogue, or `buyers`: units with an order.",
      example: "gross_revenue",
    }),
    role: z.enum(["primary", "secondary", "guardrail"]).default("secondary"),
    harmful: z.enum(["up", "down"]).optional().openapi({ description: "Of a guardrail: which way is harm." }),
    margin: z
      .number()
      .min(0)
      .max(10)
      .default(0)
      .openapi({ description: "Of a guardrail: allowed, as a share of the control." }),
  })
  .strict()
  .refine((it) => it.role !== "guardrail" || it.harmful !== undefined, {
    path: ["harmful"],
    error: "is missing: which way is harm?",
  });
export type PlannedMetric = z.infer<typeof plannedMetric>;

/** What units may be divided by, in the order of unit_values.sql. */
export const dimensions = ["country", "loyalty_tier", "channel", "device"] as const;
export const dimensionsOf = {
  customer: ["country", "loyalty_tier"],
  session: ["country", "channel", "device"],
  store: [],
} as const satisfies Record<string, readonly (typeof dimensions)[number][]>;

export const experimentPlan = z
  .object({
    metrics: z
      .array(plannedMetric)
      .min(1)
      .max(50)
      .refine((all) => all.filter((it) => it.role === "primary").length === 1, "must have one primary metric")
      .refine((all) => new Set(all.map((it) => it.metric)).size === all.length, "names a metric twice"),
    alpha: z.number().gt(0).lt(0.5).default(0.05),
    correction: correction.default("holm"),
    winsorise: z.number().gt(0.5).lt(1).optional().openapi({
      description: "Means: values above this quantile of all units together count as it.",
    }),
    by: z
      .array(z.enum(dimensions))
      .max(dimensions.length)
      .refine((all) => new Set(all).size === all.length, "names a dimension twice")
      .optional()
      .openapi({
        description: "Effects by these. Of customers: country, loyalty_tier; of sessions: country, channel, device.",
      }),
    planned_units: z.number().int().min(2).optional().openapi({
      description: "All arms together. Given, results hold however often one looks.",
    }),
    leave_out: z.array(leaveOut).default(["incident", "attack"]).openapi({
      description:
        "Said before looking: orders placed in such hours are left out of a second result beside the whole one.",
    }),
    days_before: z
      .number()
      .int()
      .min(0)
      .max(365)
      .default(28)
      .openapi({ description: "CUPED takes so many days before; 0: none." }),
  })
  .strict()
  .openapi("ExperimentPlan");
export type ExperimentPlan = z.infer<typeof experimentPlan>;

export const newExperiment = z
  .object({
    key: experimentKey,
    name: text(200),
    hypothesis: text(2_000),
    unit: experimentUnit.default("customer"),
    arms,
    plan: experimentPlan,
  })
  .strict()
  .openapi("NewExperiment");
export type NewExperiment = z.infer<typeof newExperiment>;

export const changedExperiment = z
  .object({
    name: text(200).optional(),
    hypothesis: text(2_000).optional(),
    arms: arms.optional(),
    plan: experimentPlan.optional(),
    note: text(2_000).optional().openapi({ description: "Why. Needed once the experiment has started." }),
  })
  .strict();
export type ChangedExperiment = z.infer<typeof changedExperiment>;

export const startedExperiment = z.object({ at: instant.optional(), note: text(2_000).optional() }).strict();
export const loggedNote = z.object({ kind: z.enum(["decided", "note"]).default("note"), note: text(2_000) }).strict();

export const experimentState = z.enum(["draft", "running", "stopped"]);
export type ExperimentState = z.infer<typeof experimentState>;

const logged = z.object({
  at: z.string(),
  actor: z.string(),
  kind: z.enum(["created", "changed", "started", "stopped", "decided", "note"]),
  was: z.record(z.string(), z.unknown()).nullable(),
  now: z.record(z.string(), z.unknown()).nullable(),
  note: z.string().nullable(),
  after_start: z.boolean().openapi({ description: "Changed when results could be seen." }),
});

export const experimentDoc = z
  .object({
    key,
    name: z.string(),
    hypothesis: z.string(),
    unit: experimentUnit,
    arms: z.array(arm),
    plan: experimentPlan,
    state: experimentState,
    started_at: z.string().nullable(),
    stopped_at: z.string().nullable(),
    changed_after_start: z.boolean(),
    exposures: z.object({
      units: z.number().int(),
      in_several_arms: z.number().int(),
      arms: z.array(
        z.object({
          arm: z.string(),
          units: z.number().int(),
          first: z.string().nullable(),
          last: z.string().nullable(),
        }),
      ),
    }),
    log: z.array(logged),
  })
  .openapi("Experiment");
export type ExperimentDoc = z.infer<typeof experimentDoc>;

export const experimentsDoc = z
  .object({
    sentence: z.string(),
    rows: z.array(
      experimentDoc
        .pick({ key: true, name: true, unit: true, state: true, started_at: true, stopped_at: true })
        .extend({
          units: z.number().int(),
          verdict: z.string().nullable().openapi({ description: "The sentence of the latest result; null: none yet." }),
          health: z.enum(["ok", "warning", "failure"]).nullable(),
        }),
    ),
  })
  .openapi("Experiments");
export type ExperimentsDoc = z.infer<typeof experimentsDoc>;

export const exposure = z
  .object({ unit: text(200), arm: text(100), at: instant.optional().openapi({ description: "Left out: now." }) })
  .strict();
export type Exposure = z.infer<typeof exposure>;

export const exposuresInput = z.object({ exposures: z.array(z.unknown()).min(1).max(10_000) }).strict();

export const exposuresDoc = z
  .object({
    accepted: z.number().int(),
    duplicates: z.number().int().openapi({ description: "Known already, and not seen earlier than then." }),
    rejected: z.array(z.object({ index: z.number().int(), field: z.string(), message: z.string() })),
  })
  .openapi("ExposuresTaken");
export type ExposuresDoc = z.infer<typeof exposuresDoc>;

export const assignmentDoc = z.object({ unit: z.string(), arm: z.string() }).openapi("Assignment");
export type AssignmentDoc = z.infer<typeof assignmentDoc>;

export const outsideDoc = z
  .object({
    accepted: z.number().int(),
    duplicates: z.number().int(),
    rejected: z.number().int(),
    ignored: z.number().int().openapi({ description: "Of no experiment that has started." }),
  })
  .openapi("OutsideExposuresTaken");

export const contaminationDoc = z.object({
  rule: z.array(leaveOut),
  windows: z.array(
    z.object({
      kind: leaveOut,
      title: z.string(),
      subject: z.object({ kind: z.string(), id: z.string() }),
      from: z.string(),
      to: z.string(),
      left_out: z.boolean(),
    }),
  ),
  share_of_time: z.number().openapi({ description: "Of the experiment's time, that is left out." }),
});
export type ContaminationDoc = z.infer<typeof contaminationDoc>;

export const experimentResultDoc = z
  .object({
    sentence: z.string(),
    at: z.string(),
    until: z.string().openapi({ description: "Orders up to here count." }),
    health: healthDoc,
    units: z.number().int(),
    metrics: z.array(metricDoc).openapi({ description: "The primary one first." }),
    without: z
      .array(metricDoc)
      .nullable()
      .openapi({ description: "Without the hours that the plan leaves out; null: there are none." }),
    contamination: contaminationDoc,
    undefined_metrics: z.array(z.object({ metric: z.string(), reason: z.string(), detail: z.string() })),
    elapsed_ms: z.number(),
  })
  .openapi("ExperimentResult");
export type ExperimentResultDoc = z.infer<typeof experimentResultDoc>;

export const experimentResultsDoc = z
  .object({
    latest: experimentResultDoc.nullable(),
    path: z
      .array(
        z.object({
          at: z.string(),
          arm: z.string(),
          units: z.number().int(),
          value: z.number().nullable(),
          lower: z.number().nullable(),
          upper: z.number().nullable(),
          p: z.number().nullable(),
        }),
      )
      .openapi({ description: "The change of the primary metric at every result so far." }),
  })
  .openapi("ExperimentResults");
export type ExperimentResultsDoc = z.infer<typeof experimentResultsDoc>;
