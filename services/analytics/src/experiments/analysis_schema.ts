import { z } from "@hono/zod-openapi";

/** What a unit's value is: yes or no, a number, a quotient of two totals, or a quantile of numbers. */
export const metricKind = z.enum(["proportion", "mean", "ratio", "quantile"]);
export type MetricKind = z.infer<typeof metricKind>;

export const correction = z.enum(["holm", "benjamini_hochberg", "none"]);
export type Correction = z.infer<typeof correction>;

const name = z.string().trim().min(1);

/** Which way is harm, and how much of it is still allowed, as a share of the control. */
const guardrail = z.object({ harmful: z.enum(["up", "down"]), margin: z.number().min(0).max(10).default(0) }).strict();
export type GuardrailSpec = z.infer<typeof guardrail>;

export const metricSpec = z
  .object({
    name,
    kind: metricKind
      .optional()
      .openapi({ description: "Default: a proportion where all values are 0 or 1, else a mean." }),
    column: name,
    denominator: name.optional().openapi({ description: "Of a ratio." }),
    covariate: name.optional().openapi({ description: "The same from before the experiment, for CUPED." }),
    quantile: z.number().gt(0).lt(1).optional(),
    guardrail: guardrail.optional(),
  })
  .strict();
export type MetricSpec = z.infer<typeof metricSpec>;

/** How a file of units is to be read and compared. Fixed before one looks. */
export const analyseRequest = z
  .object({
    unit: name.optional().openapi({ description: "Column of the unit; without it every row is one." }),
    arm: name.openapi({ description: "Column of the arm." }),
    control: name.optional().openapi({ description: "Default: the arm that comes first in the alphabet." }),
    shares: z
      .record(name, z.number().positive())
      .optional()
      .openapi({ description: "Planned shares. Default: equal." }),
    metrics: z.array(metricSpec).min(1).max(100),
    alpha: z.number().gt(0).lt(0.5).default(0.05),
    correction: correction.default("holm"),
    winsorise: z
      .number()
      .gt(0.5)
      .lt(1)
      .optional()
      .openapi({ description: "Means: values above this quantile count as it." }),
    planned_units: z.number().int().min(2).optional().openapi({
      description: "All arms together. Given, intervals and p-values hold however often one looks.",
    }),
    power: z.number().gt(0.5).lt(1).default(0.8),
    by: z
      .array(name)
      .max(10)
      .default([])
      .openapi({ description: "Columns whose values may have effects of their own." }),
  })
  .strict();
export type AnalyseRequest = z.infer<typeof analyseRequest>;

/** Why a figure is not there. */
const undefinedFigure = z.object({
  reason: z.enum(["not_enough_data", "not_a_number", "no_variance", "not_converged", "not_positive"]),
  detail: z.string(),
});
const orReason = <Type extends z.ZodType>(type: Type) => z.union([type, undefinedFigure]);
export type OrReason<Value> = Value | z.infer<typeof undefinedFigure>;

const level = z.enum(["ok", "warning", "failure"]);
export type Level = z.infer<typeof level>;

const interval = z.object({ value: z.number(), lower: z.number(), upper: z.number() });
export type IntervalDoc = z.infer<typeof interval>;

/** One test of the difference. Which of them decides is the metric's `method`; the others are there to compare. */
const testDoc = z.object({
  name: z.string().openapi({ example: "welch_t" }),
  statistic: z.number().nullable(),
  degrees_of_freedom: z.number().nullable().openapi({ description: "null: normal, or exact." }),
  p: z.number(),
  interval: interval.nullable().openapi({ description: "Of the difference." }),
});
export type TestDoc = z.infer<typeof testDoc>;

const bayes = z.object({
  chance_to_win: z
    .number()
    .openapi({ description: "That the arm is better than the control: above it, or below it where up is harmful." }),
  loss_of_arm: z.number().openapi({ description: "Lost on average by choosing it, in the metric's units." }),
  loss_of_control: z.number(),
  interval,
  prior: z.string(),
});
export type BayesDoc = z.infer<typeof bayes>;

/** The effect among the units of each value, and whether it differs between them. */
const sliceDoc = z.object({
  dimension: z.string(),
  differ: orReason(
    z.object({ statistic: z.number(), degrees_of_freedom: z.number(), p: z.number(), adjusted_p: z.number() }),
  ).openapi({
    description:
      "Cochran's Q, corrected over all metrics, arms and dimensions. Single values count for little where it is large.",
  }),
  values: z.array(z.object({ value: z.string(), units: z.number().int(), difference: orReason(interval) })),
});
export type SliceDoc = z.infer<typeof sliceDoc>;

export const comparisonDoc = z.object({
  arm: z.string(),
  difference: orReason(interval).openapi({ description: "Arm less control, with its interval." }),
  lift: orReason(interval).openapi({ description: "As a share of the control." }),
  p: orReason(z.number()),
  adjusted_p: orReason(z.number()).openapi({ description: "Corrected over all metrics and arms." }),
  adjusted: orReason(interval).openapi({ description: "The difference with an interval that holds for all of them." }),
  significant: z.boolean(),
  bayes: orReason(bayes),
  detectable: orReason(z.number()).openapi({
    description: "Smallest difference these units would find, by the power asked for.",
  }),
  guardrail: orReason(
    z.object({
      verdict: z.enum(["harmful", "safe", "undecided"]),
      margin: z.number(),
      at_most: z.number().openapi({ description: "Loss beyond the margin, at most." }),
      p_harm: z.number(),
      p_safe: z.number(),
    }),
  ).nullable(),
  slices: z.array(sliceDoc),
  tests: z.array(z.union([testDoc, undefinedFigure.extend({ name: z.string() })])),
});
export type ComparisonDoc = z.infer<typeof comparisonDoc>;

const armValue = z.object({ arm: z.string(), n: z.number().int(), value: orReason(z.number()) });

export const metricDoc = z.object({
  name: z.string(),
  kind: metricKind,
  method: z.string().openapi({ example: "Welch's t test" }),
  notes: z.array(z.string()),
  cap: z.number().nullable().openapi({ description: "Values above it counted as it." }),
  variance_reduction: orReason(z.number()).nullable().openapi({ description: "What CUPED took off." }),
  arms: z.array(armValue),
  comparisons: z.array(comparisonDoc),
});
export type MetricDoc = z.infer<typeof metricDoc>;

export const healthDoc = z.object({
  level,
  sample_ratio: orReason(
    z.object({
      statistic: z.number(),
      p: z.number(),
      level,
      arms: z.array(z.object({ arm: z.string(), units: z.number(), planned: z.number() })),
    }),
  ),
  multiple_exposure: orReason(z.object({ units: z.number(), share: z.number(), level })),
  bias_before: z.array(z.object({ metric: z.string(), arm: z.string(), p: z.number(), adjusted_p: z.number(), level })),
});
export type HealthDoc = z.infer<typeof healthDoc>;

const rejected = z.object({
  rows: z.number().int(),
  examples: z.array(z.object({ line: z.number(), field: z.string(), message: z.string(), mend: z.string() })),
});
export type Rejected = z.infer<typeof rejected>;

export const analysisDoc = z
  .object({
    sentence: z
      .string()
      .openapi({ example: "gate_40 lowers retention_7 by 4.3 % (p = 0.0047, corrected for 3 tests)." }),
    health: healthDoc,
    control: z.string(),
    arms: z.array(z.object({ arm: z.string(), units: z.number().int() })),
    rows: z.number().int(),
    rejected,
    metrics: z.array(metricDoc),
    settings: analyseRequest,
    method: z.string(),
  })
  .openapi("ExperimentAnalysis");
export type AnalysisDoc = z.infer<typeof analysisDoc>;

const powerFields = (number: () => z.ZodNumber) => ({
  rate: number().gt(0).lt(1).optional().openapi({ description: "Share of the control that converts." }),
  mean: number().optional(),
  standard_deviation: number().positive().optional(),
  effect_size: number().optional().openapi({ description: "In standard deviations of a unit." }),
  lift: number().optional().openapi({ description: "The change as a share of the control, 0.1 for 10 % more." }),
  difference: number().optional().openapi({ description: "The change itself, 0.01 for one point more." }),
  alpha: number().gt(0).lt(0.5).default(0.05),
  power: number().gt(0.5).lt(1).default(0.8),
  ratio: number()
    .positive()
    .max(1000)
    .default(1)
    .openapi({ description: "Units of the treatment to one of the control." }),
  units: number().int().min(2).optional().openapi({ description: "Of the control: what could so many find?" }),
  daily: number().min(0).optional().openapi({ description: "New units a day, all arms together." }),
});

/** What an experiment is to find. A share (`rate`), a mean (`mean`, `standard_deviation`), or an effect in standard deviations. */
export const powerRequest = z
  .object(powerFields(() => z.number()))
  .strict()
  .openapi("PowerRequest");
/** The same, as it stands in an address. */
export const powerQuery = z.object(powerFields(() => z.coerce.number() as z.ZodNumber)).strict();
export type PowerRequest = z.infer<typeof powerRequest>;

const atUnits = z.object({ units: z.number(), power: orReason(z.number()), detectable: orReason(z.number()) });

export const powerDoc = z
  .object({
    units_of_control: orReason(z.number()).openapi({ description: "As it comes out, not rounded." }),
    units_of_treatment: orReason(z.number()),
    units: orReason(z.number()).openapi({ description: "All arms together, whole." }),
    days: orReason(z.number()).nullable(),
    at_units: atUnits.nullable(),
    curve: z.array(atUnits),
    settings: powerRequest,
    method: z.string(),
  })
  .openapi("Power");
export type PowerDoc = z.infer<typeof powerDoc>;
