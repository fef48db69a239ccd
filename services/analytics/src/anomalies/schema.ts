import { z } from "@hono/zod-openapi";
import { unit } from "../kpis/schema.ts";

/** What is watched of a metric: the whole shop, or each value of one dimension. */
export const watchedDimension = z.enum(["", "store", "country", "category", "channel", "payment_method"]);
export type WatchedDimension = z.infer<typeof watchedDimension>;

/** How one metric is watched. */
export const monitorSettings = z
  .object({
    enabled: z.boolean(),
    direction: z.enum(["up", "down", "both"]).openapi({ description: "Which side of the band counts." }),
    false_alarm_rate: z
      .number()
      .min(1e-9)
      .max(0.05)
      .openapi({ description: "Chance of an alarm in one bucket of one series where nothing is wrong." }),
    minimum_change: z
      .number()
      .min(0)
      .max(10)
      .openapi({ description: "A smaller change than this share is no anomaly." }),
    minimum_count: z
      .number()
      .min(0)
      .openapi({ description: "Fewer orders (visits) than this, expected and seen, are no anomaly." }),
    minimum_buckets: z
      .number()
      .int()
      .min(1)
      .max(24)
      .openapi({ description: "An anomaly shorter than this many buckets is none." }),
  })
  .openapi("MonitorSettings");
export type MonitorSettings = z.infer<typeof monitorSettings>;

export const monitor = z
  .object({
    id: z.string().openapi({ example: "orders.country" }),
    metric: z.string().openapi({ example: "orders" }),
    name: z.string().openapi({ example: "Orders by country" }),
    unit,
    dimension: watchedDimension,
    settings: monitorSettings,
    changed: z.boolean().openapi({ description: "Somebody set it otherwise than it comes." }),
    series: z.number().int().openapi({ description: "Series watched: 1, or one for each value." }),
    learning: z.number().int().openapi({ description: "Of these, series without enough history." }),
    judged_to: z.string().nullable().openapi({ description: "End of the last complete bucket that was judged." }),
  })
  .openapi("Monitor");
export type Monitor = z.infer<typeof monitor>;

export const monitorsDoc = z.object({ rows: z.array(monitor), computed_at: z.string() }).openapi("Monitors");
export type MonitorsDoc = z.infer<typeof monitorsDoc>;

/** A metric outside its band over one or more complete buckets. */
export const anomaly = z
  .object({
    id: z.number().int(),
    monitor: z.string().openapi({ example: "orders" }),
    metric: z.string(),
    name: z.string().openapi({ example: "Orders" }),
    unit,
    currency: z.string().nullable(),
    dimension: watchedDimension,
    value: z.string().openapi({ description: "Of the dimension; empty: the whole shop.", example: "Germany" }),
    direction: z.enum(["up", "down"]),
    started_at: z.string().openapi({ description: "Start of its first bucket." }),
    began_by: z
      .string()
      .openapi({ description: "End of the latest hour in which it may as well have begun: small changes show late." }),
    ended_at: z.string().nullable().openapi({ description: "End of its last bucket; null: it goes on." }),
    detected_at: z.string().openapi({ description: "End of the bucket in which it was first seen." }),
    buckets: z.number().int(),
    actual: z.number().openapi({ description: "Over all its buckets; of a ratio: the ratio." }),
    expected: z.number(),
    change: z.number().openapi({ description: "Relative: -0.4 is 40 % below expected." }),
    z: z.number().openapi({ description: "Distance from expected in standard deviations." }),
    p: z.number().openapi({ description: "Chance of as much where nothing is wrong, in one bucket of one series." }),
    incident_id: z.number().int().nullable(),
  })
  .openapi("Anomaly");
export type Anomaly = z.infer<typeof anomaly>;

export const anomaliesDoc = z
  .object({
    range: z.object({ from: z.string(), to: z.string() }),
    rows: z.array(anomaly).openapi({ description: "Newest first." }),
    computed_at: z.string(),
  })
  .openapi("Anomalies");
export type AnomaliesDoc = z.infer<typeof anomaliesDoc>;

/** One hour of a series with what it should have been. */
export const bandRow = z.object({
  bucket: z.string().openapi({ description: "Start of the hour, UTC." }),
  actual: z.number().nullable().openapi({ description: "Null: undefined, such as a ratio of nothing." }),
  band: z
    .union([
      z.object({ expected: z.number(), low: z.number(), high: z.number() }),
      z.object({ reason: z.enum(["not_enough_data", "no_variance", "not_a_number", "holiday"]), detail: z.string() }),
    ])
    .openapi({ description: "Or why there is none." }),
  state: z.enum(["normal", "high", "low", "unknown"]),
  complete: z.boolean(),
});
export type BandRow = z.infer<typeof bandRow>;

export const bandsDoc = z
  .object({
    metric: z.string(),
    name: z.string(),
    unit,
    currency: z.string().nullable(),
    dimension: watchedDimension,
    value: z.string(),
    range: z.object({ from: z.string(), to: z.string() }),
    rows: z.array(bandRow),
    computed_at: z.string(),
  })
  .openapi("Bands");
export type BandsDoc = z.infer<typeof bandsDoc>;

/** What a setting would have said of the past. */
export const simulationDoc = z
  .object({
    monitor: z.string(),
    settings: monitorSettings,
    range: z.object({ from: z.string(), to: z.string() }),
    judged: z.number().int().openapi({ description: "Buckets judged, over all series." }),
    learning: z.number().int().openapi({ description: "Buckets without enough history." }),
    anomalies: z.array(anomaly.omit({ id: true, incident_id: true })).openapi({ description: "Newest first." }),
    per_month: z.number().openapi({ description: "Anomalies in 30 days." }),
  })
  .openapi("Simulation");
export type SimulationDoc = z.infer<typeof simulationDoc>;
