import { hourOfWeek, type WatchOptions } from "@vigie/statistics";
import { dimensions, type MetricId, metrics } from "../kpis/index.ts";
import type { MonitorSettings, WatchedDimension } from "./schema.ts";

/** What is watched, and how it comes. Nothing here says what a metric is: the catalogue does. */
export interface Monitor {
  id: string;
  metric: MetricId;
  dimension: WatchedDimension;
  /** "count": the metric counts events, or is a share of events; "amount": anything else. */
  kind: "count" | "amount";
  settings: MonitorSettings;
}

const usual: MonitorSettings = {
  enabled: true,
  direction: "down",
  false_alarm_rate: 1e-3,
  minimum_change: 0.25,
  minimum_count: 8,
  minimum_buckets: 1,
};

type Given = [
  metric: MetricId,
  kind: Monitor["kind"],
  settings?: Partial<MonitorSettings>,
  dimension?: WatchedDimension,
];

/** Amounts have longer tails than counts, and many series more chances to be wrong: both are asked for more. */
const strict = 1e-5;
const off = { enabled: false };

const given: readonly Given[] = [
  ["orders", "count"],
  ["gross_revenue", "amount", { false_alarm_rate: strict, minimum_change: 0.3 }],
  ["conversion", "count"],
  ["sessions", "count", { false_alarm_rate: 1e-4, minimum_change: 0.3, minimum_count: 20 }],
  ["aov", "amount", { false_alarm_rate: strict, minimum_change: 0.3 }],
  // Refunds come in fits: one clerk books a week's returns in an hour. By the hour they are mostly news of that.
  ["refunds", "amount", { ...off, direction: "up", false_alarm_rate: strict, minimum_change: 1, minimum_buckets: 2 }],
  ["net_revenue", "amount", { ...off, false_alarm_rate: strict, minimum_change: 0.3 }],
  ["units", "amount", { ...off, false_alarm_rate: strict, minimum_change: 0.3 }],
  ["items_per_order", "amount", { ...off, false_alarm_rate: strict }],
  ["margin_pct", "amount", { ...off, false_alarm_rate: strict }],
  ["margin", "amount", { ...off, false_alarm_rate: strict, minimum_change: 0.3 }],
  ["cost", "amount", { ...off, direction: "both", false_alarm_rate: strict, minimum_change: 0.5 }],
  ["active_customers", "count", off],
  ["new_customers", "count", off],
  ["returning_customers", "count", off],
  ["repeat_rate", "count", off],
  ["revenue_per_customer", "amount", { ...off, false_alarm_rate: strict, minimum_change: 0.3 }],
  ["orders", "count", { false_alarm_rate: strict, minimum_change: 0.4 }, "country"],
  ["orders", "count", { false_alarm_rate: strict, minimum_change: 0.4 }, "payment_method"],
  ["orders", "count", { false_alarm_rate: strict, minimum_change: 0.4 }, "channel"],
  ["orders", "count", { false_alarm_rate: strict, minimum_change: 0.4, minimum_count: 12 }, "category"],
  ["gross_revenue", "amount", { ...off, false_alarm_rate: strict, minimum_change: 0.5, minimum_count: 12 }, "category"],
  ["orders", "count", { ...off, false_alarm_rate: strict, minimum_change: 0.4 }, "store"],
  ["gross_revenue", "amount", { ...off, false_alarm_rate: strict, minimum_change: 0.5 }, "store"],
  ["conversion", "count", { ...off, false_alarm_rate: strict, minimum_change: 0.4 }, "store"],
  ["sessions", "count", { ...off, false_alarm_rate: strict, minimum_change: 0.4, minimum_count: 20 }, "store"],
  ["aov", "amount", { ...off, false_alarm_rate: strict, minimum_change: 0.5 }, "store"],
  [
    "refunds",
    "amount",
    { ...off, direction: "up", false_alarm_rate: strict, minimum_change: 1, minimum_buckets: 2 },
    "store",
  ],
  ["net_revenue", "amount", { ...off, false_alarm_rate: strict, minimum_change: 0.5 }, "store"],
  ["units", "amount", { ...off, false_alarm_rate: strict, minimum_change: 0.5 }, "store"],
  ["items_per_order", "amount", { ...off, false_alarm_rate: strict }, "store"],
  ["margin_pct", "amount", { ...off, false_alarm_rate: strict }, "store"],
];

/** Every monitor there is, with the settings it comes with. */
export const monitors: readonly Monitor[] = given.map(([metric, kind, settings = {}, dimension = ""]) => ({
  id: dimension ? `${metric}.${dimension}` : metric,
  metric,
  dimension,
  kind,
  settings: { ...usual, ...settings },
}));

export function findMonitor(id: string): Monitor | undefined {
  return monitors.find((it) => it.id === id);
}

const dimensionName = (dimension: WatchedDimension): string =>
  dimension === "payment_method" ? "payment method" : dimension ? dimensions[dimension].name.toLowerCase() : "";

/** "Orders by country". */
export function nameOf({ metric, dimension }: Pick<Monitor, "metric" | "dimension">): string {
  return dimension ? `${metrics[metric].name} by ${dimensionName(dimension)}` : metrics[metric].name;
}

/** How the kernel watches a series of this monitor. */
export function watchOptionsOf({ kind, settings }: Monitor): WatchOptions {
  return {
    ...hourOfWeek,
    kind,
    direction: settings.direction,
    falseAlarmRate: settings.false_alarm_rate,
    minimumChange: settings.minimum_change,
    minimumCount: settings.minimum_count,
    minimumBuckets: settings.minimum_buckets,
    longestLook: 24,
    longestChange: 14 * 24,
  };
}
