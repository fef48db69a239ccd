import type { Histories } from "../customers/index.ts";
import type { FeatureId } from "./feature_ids.ts";

interface Feature {
  name: string;
  unit: "days" | "count" | "money" | "ratio";
  /** What customers with much and with little of it are called. */
  much: string;
  little: string;
  value: (it: Histories, at: number, minorUnits: number) => number;
}

const of = (column: Float64Array, at: number): number => column[at] ?? 0;

/** What customers may be grouped by. All are skewed: their logarithms are taken, of 1 more. */
export const features: Record<FeatureId, Feature> = {
  recency_days: {
    name: "Days since the last order",
    unit: "days",
    much: "long silent",
    little: "active of late",
    value: (it, at) => it.asOf - of(it.last_day, at),
  },
  orders: {
    name: "Orders",
    unit: "count",
    much: "many orders",
    little: "few orders",
    value: (it, at) => of(it.orders, at),
  },
  monetary: {
    name: "Bought for",
    unit: "money",
    much: "high spending",
    little: "low spending",
    value: (it, at, minorUnits) => Math.max(0, of(it.gross, at)) / minorUnits,
  },
  average_order: {
    name: "Average order",
    unit: "money",
    much: "large orders",
    little: "small orders",
    value: (it, at, minorUnits) => Math.max(0, of(it.gross, at)) / Math.max(1, of(it.orders, at)) / minorUnits,
  },
  age_days: {
    name: "Days since the first order",
    unit: "days",
    much: "old customers",
    little: "new customers",
    value: (it, at) => it.asOf - of(it.first_day, at),
  },
  items_per_order: {
    name: "Items per order",
    unit: "count",
    much: "many items at a time",
    little: "few items at a time",
    value: (it, at) => of(it.units, at) / Math.max(1, of(it.orders, at)),
  },
  refund_share: {
    name: "Share refunded",
    unit: "ratio",
    much: "much refunded",
    little: "little refunded",
    value: (it, at) => (of(it.gross, at) > 0 ? Math.max(0, 1 - of(it.net, at) / of(it.gross, at)) : 0),
  },
  visits: {
    name: "Visits of late",
    unit: "count",
    much: "many visits",
    little: "few visits",
    value: (it, at) => of(it.sessions, at),
  },
  tickets: {
    name: "Support tickets of late",
    unit: "count",
    much: "many tickets",
    little: "few tickets",
    value: (it, at) => of(it.tickets, at),
  },
};

/** The features' columns, as they are. */
export const columnsOf = (it: Histories, chosen: readonly FeatureId[], minorUnits: number): Float64Array[] =>
  chosen.map((id) => Float64Array.from({ length: it.length }, (_, at) => features[id].value(it, at, minorUnits)));

export const logarithms = (columns: readonly Float64Array[]): Float64Array[] =>
  columns.map((column) => column.map(Math.log1p));
