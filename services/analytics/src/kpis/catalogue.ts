import { costed, count, type Formula, money, ratio } from "./formulas.ts";
import { type MeasureId, measureDocs } from "./measures.ts";
import type { CatalogueDoc, DimensionId, MetricDoc, Unit } from "./schema.ts";

/** Where a dimension lives: one value an order (or session), or one value a line. */
export const dimensions: Record<DimensionId, { name: string; level: "order" | "line" | "store" }> = {
  store: { name: "Store", level: "store" },
  country: { name: "Country", level: "order" },
  region: { name: "Region", level: "order" },
  city: { name: "City", level: "order" },
  category: { name: "Category", level: "line" },
  brand: { name: "Brand", level: "line" },
  product: { name: "Product", level: "line" },
  channel: { name: "Channel", level: "order" },
  device: { name: "Device", level: "order" },
  loyalty_tier: { name: "Loyalty tier", level: "order" },
};
export const dimensionIds = Object.keys(dimensions) as DimensionId[];
const orderLevel = dimensionIds.filter((id) => dimensions[id].level !== "line");

export interface Metric {
  name: string;
  unit: Unit;
  direction: MetricDoc["direction"];
  question: string;
  formula: string;
  refundBasis: string;
  nOf: string;
  compute: Formula;
  /** The value is an amount or rests on amounts: several currencies cannot be added. */
  inCurrency: boolean;
  needs: "measures" | "customers" | "both";
  dimensions: DimensionId[];
  /** Uses the measure `orders`, which does not add up over several values of a line dimension. */
  countsOrders: boolean;
}

const onRefundDate = "Refunds count on the refund's date.";
const beforeRefunds = "Before refunds.";
const none = "Not affected by refunds.";

type Given = Pick<Metric, "name" | "unit" | "question" | "formula" | "compute"> & Partial<Metric>;

function metric(given: Given): Metric {
  const inCurrency = given.unit === "money" || given.inCurrency === true;
  const defaults = {
    direction: "up_is_good",
    nOf: "orders",
    needs: "measures",
    dimensions: dimensionIds,
    countsOrders: true,
  } as const;
  return { ...defaults, refundBasis: beforeRefunds, ...given, inCurrency };
}

const customersN = {
  nOf: "active customers",
  needs: "customers",
  countsOrders: false,
  dimensions: dimensionIds,
} as const;
const noCustomers = { reason: "no_customers", detail: "No customer is known for these orders." } as const;
const noOrders = { reason: "no_orders", detail: "There are no orders here." } as const;
const noSessions = { reason: "no_sessions", detail: "Not enough data: no sessions were recorded here." } as const;

export const metrics = {
  gross_revenue: metric({
    name: "Gross revenue",
    unit: "money",
    question: "How much was sold?",
    formula: "gross",
    compute: money((m) => m.gross),
    countsOrders: false,
  }),
  net_revenue: metric({
    name: "Net revenue",
    unit: "money",
    question: "How much was sold, less what went back?",
    formula: "gross − refunds + adjustments",
    refundBasis: onRefundDate,
    compute: money((m) => m.gross - m.refunds + m.adjustments),
    countsOrders: false,
  }),
  refunds: metric({
    name: "Refunds",
    unit: "money",
    question: "How much money went back?",
    formula: "refunds",
    direction: "down_is_good",
    refundBasis: onRefundDate,
    compute: money((m) => m.refunds),
    countsOrders: false,
  }),
  orders: metric({
    name: "Orders",
    unit: "count",
    question: "How many orders came in?",
    formula: "orders",
    compute: count(({ m }) => m.orders),
  }),
  units: metric({
    name: "Units",
    unit: "count",
    question: "How many pieces were sold?",
    formula: "units",
    compute: count(
      ({ m }) => m.units,
      ({ m }) => m.orders,
    ),
    countsOrders: false,
  }),
  aov: metric({
    name: "Average order value",
    unit: "money",
    question: "How much is an order worth?",
    formula: "gross / orders",
    compute: ratio({
      over: ({ m }) => m.gross,
      under: ({ m }) => m.orders,
      n: ({ m }) => m.orders,
      inMoney: true,
      ...noOrders,
    }),
  }),
  items_per_order: metric({
    name: "Items per order",
    unit: "items",
    question: "How many pieces are in an order?",
    formula: "units / orders",
    compute: ratio({ over: ({ m }) => m.units, under: ({ m }) => m.orders, n: ({ m }) => m.orders, ...noOrders }),
  }),
  cost: metric({
    name: "Cost of goods",
    unit: "money",
    question: "What did the goods sold cost?",
    formula: "cost",
    direction: "neutral",
    refundBasis: "Returned pieces give their cost back on the refund's date.",
    compute: costed((m) => m.cost),
    countsOrders: false,
  }),
  margin: metric({
    name: "Margin",
    unit: "money",
    question: "What is left after the cost of goods?",
    formula: "revenue with known cost − cost",
    refundBasis: onRefundDate,
    compute: costed((m) => m.costed_revenue - m.cost),
    countsOrders: false,
  }),
  margin_pct: metric({
    name: "Margin %",
    unit: "ratio",
    inCurrency: true,
    question: "Which share of revenue is left after the cost of goods?",
    formula: "(revenue with known cost − cost) / revenue with known cost",
    refundBasis: onRefundDate,
    countsOrders: false,
    compute: ratio({
      over: ({ m }) => m.costed_revenue - m.cost,
      under: ({ m }) => m.costed_revenue,
      n: ({ m }) => m.orders,
      reason: "cost_unknown",
      detail: "No cost is known for what was sold.",
    }),
  }),
  active_customers: metric({
    name: "Active customers",
    unit: "count",
    question: "How many customers bought?",
    formula: "distinct customers with an order",
    refundBasis: none,
    compute: count(({ customers }) => customers.active),
    ...customersN,
  }),
  new_customers: metric({
    name: "New customers",
    unit: "count",
    question: "How many bought for the first time?",
    formula: "active customers whose first order is in the period",
    refundBasis: none,
    compute: count(
      ({ customers }) => customers.fresh,
      ({ customers }) => customers.active,
    ),
    ...customersN,
  }),
  returning_customers: metric({
    name: "Returning customers",
    unit: "count",
    question: "How many had bought before the period?",
    formula: "active customers − new customers",
    refundBasis: none,
    compute: count(
      ({ customers }) => customers.active - customers.fresh,
      ({ customers }) => customers.active,
    ),
    ...customersN,
  }),
  repeat_rate: metric({
    name: "Repeat rate",
    unit: "ratio",
    question: "Which share of the customers had bought before the period?",
    formula: "returning customers / active customers",
    refundBasis: none,
    compute: ratio({
      over: ({ customers }) => customers.active - customers.fresh,
      under: ({ customers }) => customers.active,
      n: ({ customers }) => customers.active,
      ...noCustomers,
    }),
    ...customersN,
  }),
  revenue_per_customer: metric({
    name: "Revenue per customer",
    unit: "money",
    question: "How much does a customer spend in the period?",
    formula: "gross of known customers / active customers",
    compute: ratio({
      over: ({ m }) => m.identified_gross,
      under: ({ customers }) => customers.active,
      n: ({ customers }) => customers.active,
      inMoney: true,
      ...noCustomers,
    }),
    ...customersN,
    needs: "both",
  }),
  sessions: metric({
    name: "Sessions",
    unit: "count",
    question: "How many visits were there?",
    formula: "sessions",
    refundBasis: none,
    nOf: "sessions",
    dimensions: orderLevel,
    compute: count(({ m }) => m.sessions),
    countsOrders: false,
  }),
  conversion: metric({
    name: "Conversion",
    unit: "ratio",
    question: "Which share of the visits led to an order?",
    formula: "converting sessions / sessions",
    refundBasis: none,
    nOf: "sessions",
    dimensions: orderLevel,
    countsOrders: false,
    compute: ratio({
      over: ({ m }) => m.converting_sessions,
      under: ({ m }) => m.sessions,
      n: ({ m }) => m.sessions,
      ...noSessions,
    }),
  }),
} as const satisfies Record<string, Metric>;

export type MetricId = keyof typeof metrics;
export const metricIds = Object.keys(metrics) as MetricId[];

export const isMetric = (id: string): id is MetricId => Object.hasOwn(metrics, id);

export function describeMetric(id: MetricId): MetricDoc {
  const it: Metric = metrics[id];
  return {
    id,
    name: it.name,
    unit: it.unit,
    direction: it.direction,
    question: it.question,
    formula: it.formula,
    refund_basis: it.refundBasis,
    dimensions: it.dimensions,
    n_of: it.nOf,
  };
}

/** The whole catalogue, as `GET /v1/kpis` answers it. */
export function describeCatalogue(): CatalogueDoc {
  const measures = Object.entries(measureDocs) as [MeasureId, readonly [string, string]][];
  return {
    metrics: metricIds.map(describeMetric),
    measures: measures.map(([id, [name, definition]]) => ({ id, name, definition })),
    dimensions: dimensionIds.map((id) => ({ id, ...dimensions[id] })),
  };
}
