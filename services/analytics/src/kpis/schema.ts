import { z } from "@hono/zod-openapi";
import { available, cell, provenance } from "../platform/http/schema.ts";

export const dimensionId = z.enum([
  "store",
  "country",
  "region",
  "city",
  "category",
  "brand",
  "product",
  "channel",
  "device",
  "loyalty_tier",
]);
export type DimensionId = z.infer<typeof dimensionId>;

export const interval = z.enum(["none", "hour", "day", "week", "month"]);
export type Interval = z.infer<typeof interval>;

export const comparison = z.enum(["none", "previous_period", "same_weekdays", "last_year"]);
export type Comparison = z.infer<typeof comparison>;

export const attacks = z.enum(["include", "exclude"]);
export type Attacks = z.infer<typeof attacks>;

/** Orders of the range that are marked as an attack (card testing, bots). */
export const attacked = z.object({
  excluded: z.boolean().openapi({ description: "The figures are without them, and without their sessions." }),
  orders: z.number().int().openapi({ description: "How many there are, left out or not." }),
});
export type Attacked = z.infer<typeof attacked>;

/** money: major units of the answer's `currency`; ratio: 0..1; count: a number of things. */
export const unit = z.enum(["money", "ratio", "count", "items"]);
export type Unit = z.infer<typeof unit>;

export const metricDoc = z
  .object({
    id: z.string().openapi({ example: "gross_revenue" }),
    name: z.string().openapi({ example: "Gross revenue" }),
    unit,
    direction: z.enum(["up_is_good", "down_is_good", "neutral"]),
    question: z.string(),
    formula: z.string().openapi({ example: "gross" }),
    refund_basis: z.string(),
    dimensions: z.array(dimensionId),
    n_of: z.string().openapi({ description: "What a cell's n counts.", example: "orders" }),
  })
  .openapi("Metric");
export type MetricDoc = z.infer<typeof metricDoc>;

export const catalogueDoc = z
  .object({
    metrics: z.array(metricDoc),
    measures: z.array(z.object({ id: z.string(), name: z.string(), definition: z.string() })),
    dimensions: z.array(z.object({ id: dimensionId, name: z.string(), level: z.enum(["order", "line", "store"]) })),
  })
  .openapi("Catalogue");
export type CatalogueDoc = z.infer<typeof catalogueDoc>;

export const kpiRow = z.object({
  bucket: z.string().optional().openapi({ description: "Start of the bucket; absent when interval is none." }),
  group: z
    .record(z.string(), z.string())
    .optional()
    .openapi({ example: { country: "Germany" } }),
  currency: z.string().optional().openapi({ description: "Of this row, where the answer has several." }),
  label: z
    .string()
    .optional()
    .openapi({ description: "Name to show for the group (a product's name, a store's name)." }),
  cell,
  complete: z.boolean().openapi({ description: "False: the bucket is not over, or the range cuts it." }),
  compare: cell.optional(),
  change: cell.optional().openapi({ description: "Relative change against the comparison, 0.12 = +12 %." }),
});
export type KpiRow = z.infer<typeof kpiRow>;

export const kpiDoc = z
  .object({
    metric: metricDoc,
    currency: z.string().nullable().openapi({ example: "GBP" }),
    range: z.object({ from: z.string(), to: z.string(), interval }),
    group_by: z.array(dimensionId),
    filters: z.record(z.string(), z.array(z.string())),
    total: cell,
    comparison: z.object({ kind: comparison, from: z.string(), to: z.string(), total: cell, change: cell }).nullable(),
    rows: z.array(kpiRow),
    groups: z.number().int().openapi({ description: "How many groups there are before `limit`." }),
    attacks: attacked,
    available,
    provenance,
  })
  .openapi("Kpi");
export type KpiDoc = z.infer<typeof kpiDoc>;

export const tile = z.object({
  metric: metricDoc,
  total: cell,
  compare: cell.nullable(),
  change: cell.nullable(),
  spark: z.array(z.object({ bucket: z.string(), cell, complete: z.boolean() })),
});
export type Tile = z.infer<typeof tile>;

export const overviewDoc = z
  .object({
    sentence: z.string().openapi({ example: "Net revenue is 12 % above the 28 days before." }),
    today: z.string().nullable().openapi({
      description: "What changed today, in one sentence; null: the lookout has not judged any hour yet.",
      example: "Today: orders were 92 % below expected from 14:00 to 17:00, payment errors explain it; one deploy.",
    }),
    currency: z.string().nullable(),
    range: z.object({ from: z.string(), to: z.string(), interval }),
    comparison: z.object({ kind: comparison, from: z.string(), to: z.string() }).nullable(),
    filters: z.record(z.string(), z.array(z.string())),
    tiles: z.array(tile),
    options: z.record(z.string(), z.array(z.object({ value: z.string(), label: z.string() }))).openapi({
      description: "Values to choose from per filter: store, country, category, channel, device, currency.",
    }),
    attacks: attacked,
    available,
    provenance,
  })
  .openapi("Overview");
export type OverviewDoc = z.infer<typeof overviewDoc>;
