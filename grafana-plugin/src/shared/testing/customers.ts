import type { CustomerDoc, CustomerRow, CustomersDoc, ModelDoc } from "../api/types.ts";

const value = (amount: number, n = 1) => ({ value: amount, n });
const noFit = { reason: "not_enough_data" as const, detail: "Too few came back.", n: 0 };
export const NOTICE = "Not contractual: this is a probability, not a fact.";

export const model: ModelDoc = {
  currency: "EUR",
  version: 2,
  as_of: "2026-11-21",
  made_at: "2026-11-21T04:15:00Z",
  customers: 600,
  elapsed_ms: 704,
  settings: {
    quantiles: 2,
    monetary: "gross",
    rules: [
      { name: "champions", label: "Champions", r: [2, 2], f: [2, 2] },
      { name: "at_risk", label: "At risk", r: [1, 1], f: [2, 2] },
    ],
    value_months: 12,
    discount_per_year: 0.1,
    churn_days: 90,
    refit_days: 7,
  },
  rfm: { recency_days: [60], orders: [1], monetary: [40] },
  purchases: { parameters: { a: 0.8, b: 4.7, r: 0.76, alpha: 6.7 }, log_likelihood: -304, customers: 600 },
  values: { reason: "not_enough_data", detail: "Too few came back." },
  churn: {
    horizon_days: 90,
    names: ["silence"],
    coefficients: [0.4],
    trained: { as_of: "2026-08-23", customers: 500, left: 200 },
    tested: {
      trained_as_of: "2026-05-25",
      as_of: "2026-08-23",
      customers: 500,
      left: 200,
      auc: 0.746,
      auc_of_purchases_to_come: null,
      brier: 0.194,
      lift: [{ cases: 50, positives: 45, rate: 0.9, lift: 1.47, caught: 0.225 }],
      calibration: [
        { from: 0.5, to: 0.99, cases: 50, predicted: 0.8, observed: 0.75 },
        { from: 0.05, to: 0.5, cases: 50, predicted: 0.2, observed: 0.25 },
      ],
    },
  },
};

/** Two quantiles: three cells with customers, one without. */
export const customers: CustomersDoc = {
  sentence: "Champions: 200 customers, 33 % of all.",
  notice: NOTICE,
  currency: "EUR",
  currencies: ["EUR"],
  as_of: "2026-11-21",
  customers: 600,
  segments: [
    {
      name: "champions",
      label: "Champions",
      customers: 200,
      share: 1 / 3,
      monetary: 9000,
      monetary_share: value(0.9, 200),
      predicted: value(5000, 200),
      change: value(20, 180),
    },
    {
      name: "other",
      label: "The rest",
      customers: 400,
      share: 2 / 3,
      monetary: 1000,
      monetary_share: value(0.1, 400),
      predicted: noFit,
      change: { reason: "not_enough_data", detail: "Segments were not yet noted a month ago.", n: 0 },
    },
  ],
  grid: [
    { r: 1, f: 1, customers: 300, monetary: 600, predicted: noFit, churn: value(0.9, 300) },
    { r: 2, f: 1, customers: 100, monetary: 400, predicted: value(100, 100), churn: value(0.5, 100) },
    { r: 2, f: 2, customers: 200, monetary: 9000, predicted: value(5000, 200), churn: value(0.1, 200) },
  ],
  quantiles: 2,
  moves: {
    since: "2026-10-01",
    rows: [
      { from: "", to: "other", customers: 50 },
      { from: "other", to: "champions", customers: 30 },
      { from: "champions", to: "at_risk", customers: 10 },
    ],
  },
  sizes: [
    { as_of: "2026-10-01", segment: "champions", customers: 180, monetary: 8000 },
    { as_of: "2026-11-21", segment: "champions", customers: 200, monetary: 9000 },
    { as_of: "2026-11-21", segment: "other", customers: 400, monetary: 1000 },
  ],
  values: [
    { from: 0, to: 1, customers: 5 },
    { from: 1, to: 2, customers: 10 },
    { from: 2, to: null, customers: 85 },
  ],
  churn: [
    { from: 0, to: 0.1, customers: 20 },
    { from: 0.1, to: 0.2, customers: 80 },
  ],
  model,
  personal: false,
};

export const row: CustomerRow = {
  customer: "C 1/7",
  name: null,
  email: null,
  country: "France",
  loyalty_tier: null,
  segment: "champions",
  segment_label: "Champions",
  r: 2,
  f: 2,
  m: 2,
  first_day: "2026-01-28",
  last_day: "2026-11-18",
  orders: 45,
  monetary: 5633.68,
  predicted: value(3989.64),
  churn: value(0.025),
};

export const customer: CustomerDoc = {
  customer: "C1",
  name: null,
  email: null,
  country: "France",
  loyalty_tier: "gold",
  registered_at: "2026-01-28T19:32:55Z",
  currency: "EUR",
  as_of: "2026-11-21",
  version: 2,
  notice: NOTICE,
  first_day: "2026-01-28",
  last_day: "2026-11-18",
  recency_days: 3,
  orders: 45,
  monetary: 5633.68,
  segment: { name: "champions", label: "Champions", words: "Champions: the first rule that fits R2 F2 M2." },
  scores: [
    { id: "r", score: 2, of: 2, words: "Last order 3 days ago: 2 of 2 for recency." },
    { id: "f", score: 2, of: 2, words: "45 orders: 2 of 2 for frequency." },
    { id: "m", score: 2, of: 2, words: "€5,634 bought: 2 of 2 for value." },
  ],
  values: [
    { id: "simple", name: "Simple value", method: "Average × orders.", cell: value(2670), low: null, high: null },
    {
      id: "margin",
      name: "Margin so far",
      method: "What was paid less the cost of goods.",
      cell: { reason: "cost_unknown", detail: "No cost is known for what was bought.", n: 0 },
      low: null,
      high: null,
    },
    { id: "predicted", name: "Predicted value", method: "BG/NBD.", cell: value(3990), low: 3653, high: 4357 },
  ],
  purchases: value(31.5),
  alive: value(0.977),
  churn: value(0.025),
  churn_days: 90,
  churn_reasons: [
    { feature: "to_come", words: "9.11 purchases expected", effect: -3.2 },
    { feature: "silence", words: "2 days since the last purchase", effect: 1.06 },
  ],
  moves: [
    { seen_on: "2026-11-01", from: "at_risk", to: "champions" },
    { seen_on: "2026-06-01", from: "", to: "at_risk" },
  ],
};
