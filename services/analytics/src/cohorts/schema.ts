import { z } from "@hono/zod-openapi";
import { available, cell, provenance } from "../platform/http/schema.ts";

export const cohortUnit = z.enum(["customer", "store"]);
export type CohortUnit = z.infer<typeof cohortUnit>;

export const cohortGrain = z.enum(["week", "month"]);
export type CohortGrain = z.infer<typeof cohortGrain>;

/** customers: those (or the stores) with an order in the period; the others are metrics of the catalogue. */
export const cohortMetric = z.enum(["customers", "orders", "gross_revenue", "net_revenue", "margin"]);
export type CohortMetric = z.infer<typeof cohortMetric>;

export const cohortShow = z.enum(["value", "share", "previous", "per_customer"]);
export type CohortShow = z.infer<typeof cohortShow>;

/** Attributes of the first order. */
export const cohortDimension = z.enum([
  "store",
  "country",
  "category",
  "channel",
  "campaign",
  "coupon",
  "loyalty_tier",
]);
export type CohortDimension = z.infer<typeof cohortDimension>;

export const cohortQuery = z
  .object({
    unit: cohortUnit.default("customer"),
    grain: cohortGrain.default("month"),
    metric: cohortMetric.default("customers"),
    show: cohortShow.default("share").openapi({
      description:
        "value: as it is; share: of the first period; previous: of the period before; per_customer: by the cohort's size.",
    }),
    cumulative: z
      .enum(["true", "false"])
      .default("false")
      .openapi({ description: "true: summed up to the period; of customers: who came back at least once by then." }),
    by: cohortDimension.optional().openapi({ description: "Also the mean curves of the values of this attribute." }),
    value: z.string().optional().openapi({ description: "Only cohorts whose first order had this value of `by`." }),
    from: z.string().optional().openapi({ description: "Cohorts from this day on. Default: the latest 24." }),
    to: z.string().optional().openapi({ description: "Cohorts that begin before this day." }),
    currency: z.string().optional(),
    groups: z.coerce
      .number()
      .int()
      .min(1)
      .max(50)
      .default(8)
      .openapi({ description: "Values of `by`, largest first." }),
    format: z.enum(["json", "csv"]).default("json"),
  })
  .strict();
export type CohortQuery = z.infer<typeof cohortQuery>;

const cohortCell = z.object({
  period: z.number().int(),
  cell,
  complete: z.boolean().openapi({ description: "False: the period is not over; it is in no mean." }),
});
export type CohortCell = z.infer<typeof cohortCell>;

const meanPoint = z.object({
  period: z.number().int(),
  cell: cell.openapi({ description: "Weighted by the cohorts' sizes; n counts their customers." }),
  cohorts: z.number().int().openapi({ description: "How many cohorts are old enough to be in it." }),
});
export type MeanPoint = z.infer<typeof meanPoint>;

const cohortRow = z.object({
  cohort: z.string().openapi({ example: "2026-09-01", description: "First day of the week or month." }),
  size: z.number().int(),
  cells: z.array(cohortCell),
});
export type CohortRow = z.infer<typeof cohortRow>;

const cohortGroup = z.object({
  value: z.string(),
  label: z.string(),
  size: z.number().int(),
  mean: z.array(meanPoint),
});
export type CohortGroup = z.infer<typeof cohortGroup>;

export const cohortsDoc = z
  .object({
    sentence: z.string().openapi({ example: "23 % of customers buy again in the month after their first order." }),
    unit: cohortUnit,
    grain: cohortGrain,
    metric: cohortMetric,
    show: cohortShow,
    cumulative: z.boolean(),
    by: cohortDimension.nullable(),
    value: z.string().nullable(),
    format: z.enum(["count", "money", "ratio", "number"]).openapi({ description: "What a cell's value is." }),
    currency: z.string().nullable(),
    cohorts: z.array(cohortRow),
    mean: z.array(meanPoint),
    groups: z.array(cohortGroup),
    more_groups: z.number().int().openapi({ description: "Values of `by` beyond `groups`." }),
    complete_until: z.string().nullable().openapi({ description: "Periods that end by this day are complete." }),
    available,
    provenance,
  })
  .openapi("Cohorts");
export type CohortsDoc = z.infer<typeof cohortsDoc>;
