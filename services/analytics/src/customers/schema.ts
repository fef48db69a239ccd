import { z } from "@hono/zod-openapi";
import { cell } from "../platform/http/schema.ts";
import { customerSettings } from "./settings_schema.ts";

export { type CustomerSettings, customerSettings, type SegmentRule, segmentRule } from "./settings_schema.ts";

const day = z.string().openapi({ example: "2026-11-21" });
const currency = z.string().openapi({ example: "EUR" });
const reasoned = z.object({ reason: z.string(), detail: z.string() });

export const segmentDoc = z.object({
  name: z.string().openapi({ example: "at_risk" }),
  label: z.string().openapi({ example: "At risk" }),
  customers: z.number().int(),
  share: z.number().openapi({ description: "Of all customers, 0 to 1." }),
  monetary: z.number().openapi({ description: "What they bought, as M counts it." }),
  monetary_share: cell,
  predicted: cell.openapi({ description: "Sum of their predicted values." }),
  change: cell.openapi({ description: "Customers more or fewer than a month before." }),
});
export type SegmentDoc = z.infer<typeof segmentDoc>;

const gridCell = z.object({
  r: z.number().int(),
  f: z.number().int(),
  customers: z.number().int(),
  monetary: z.number(),
  predicted: cell,
  churn: cell.openapi({ description: "Mean probability of leaving." }),
});
export type GridCell = z.infer<typeof gridCell>;

const bin = z.object({
  from: z.number().nullable().openapi({ description: "Null: no lower edge." }),
  to: z.number().nullable().openapi({ description: "Null: no upper edge." }),
  customers: z.number().int(),
});
export type Bin = z.infer<typeof bin>;

const move = z.object({
  from: z.string().openapi({ description: "'': not a customer before." }),
  to: z.string(),
  customers: z.number().int(),
});
export type Move = z.infer<typeof move>;

const churnDoc = z.object({
  horizon_days: z.number().int(),
  names: z.array(z.string()),
  coefficients: z.array(z.number()).openapi({ description: "Of the standardised features, log-odds of leaving." }),
  trained: z.object({ as_of: day, customers: z.number().int(), left: z.number().int() }),
  tested: z.object({
    trained_as_of: day,
    as_of: day,
    customers: z.number().int(),
    left: z.number().int(),
    auc: z.number(),
    auc_of_purchases_to_come: z.number().nullable(),
    brier: z.number(),
    lift: z.array(
      z.object({
        cases: z.number().int(),
        positives: z.number().int(),
        rate: z.number(),
        lift: z.number(),
        caught: z.number(),
      }),
    ),
    calibration: z.array(
      z.object({
        from: z.number(),
        to: z.number(),
        cases: z.number().int(),
        predicted: z.number(),
        observed: z.number(),
      }),
    ),
  }),
});

const fit = (parameters: z.ZodType) =>
  z.union([z.object({ parameters, log_likelihood: z.number(), customers: z.number().int() }), reasoned]);

export const modelDoc = z
  .object({
    currency,
    version: z.number().int(),
    as_of: day.openapi({ description: "Fitted on what was known before this day." }),
    made_at: z.string(),
    customers: z.number().int(),
    elapsed_ms: z.number(),
    settings: customerSettings,
    rfm: z.object({
      recency_days: z.array(z.number()),
      orders: z.array(z.number()),
      monetary: z.array(z.number()),
    }),
    purchases: fit(z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() })).openapi({
      description: "BG/NBD, in weeks.",
    }),
    values: fit(z.object({ p: z.number(), q: z.number(), v: z.number() })).openapi({ description: "Gamma-Gamma." }),
    churn: z.union([churnDoc, reasoned]),
  })
  .openapi("CustomerModel");
export type ModelDoc = z.infer<typeof modelDoc>;

export const customersDoc = z
  .object({
    sentence: z.string(),
    notice: z.string().openapi({ example: "Not contractual: this is a probability, not a fact." }),
    currency: currency.nullable(),
    currencies: z.array(currency),
    as_of: day.nullable(),
    customers: z.number().int(),
    segments: z.array(segmentDoc),
    grid: z.array(gridCell),
    quantiles: z.number().int(),
    moves: z.object({ since: day, rows: z.array(move) }).nullable(),
    sizes: z.array(z.object({ as_of: day, segment: z.string(), customers: z.number().int(), monetary: z.number() })),
    values: z.array(bin).openapi({ description: "Customers by predicted value." }),
    churn: z.array(bin).openapi({ description: "Customers by probability of leaving." }),
    model: modelDoc.nullable(),
    personal: z.boolean().openapi({ description: "Whether this token shows names and e-mail addresses." }),
  })
  .openapi("Customers");
export type CustomersDoc = z.infer<typeof customersDoc>;

const person = {
  customer: z.string().openapi({ description: "The shop's own id." }),
  name: z.string().nullable().openapi({ description: "Null without the scope personal." }),
  email: z.string().nullable(),
  country: z.string().nullable(),
  loyalty_tier: z.string().nullable(),
};

export const customerRow = z.object({
  ...person,
  segment: z.string(),
  segment_label: z.string(),
  r: z.number().int(),
  f: z.number().int(),
  m: z.number().int(),
  first_day: day,
  last_day: day,
  orders: z.number().int(),
  monetary: z.number(),
  predicted: cell,
  churn: cell,
});
export type CustomerRow = z.infer<typeof customerRow>;

export const customerSort = z.enum(["value", "churn", "monetary", "last_order"]);
export const customerSearch = z
  .object({
    q: z
      .string()
      .max(200)
      .optional()
      .openapi({ description: "Begins an id; with the scope personal a name or e-mail too." }),
    segment: z.string().optional(),
    r: z.coerce.number().int().optional(),
    f: z.coerce.number().int().optional(),
    sort: customerSort.default("value"),
    currency: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
    cursor: z.string().optional(),
  })
  .strict();
export type CustomerSearch = z.infer<typeof customerSearch>;

export const customerListDoc = z
  .object({ currency: currency.nullable(), rows: z.array(customerRow), next_cursor: z.string().nullable() })
  .openapi("CustomerList");
export type CustomerListDoc = z.infer<typeof customerListDoc>;

export const valueDoc = z.object({
  id: z.enum(["simple", "margin", "predicted"]),
  name: z.string(),
  method: z.string(),
  cell,
  low: z
    .number()
    .nullable()
    .openapi({ description: "95 % interval of the estimate, not of what the customer will do." }),
  high: z.number().nullable(),
});
export type ValueDoc = z.infer<typeof valueDoc>;

export const reasonDoc = z.object({
  feature: z.string(),
  words: z.string(),
  effect: z.number().openapi({ description: "Log-odds of leaving; above 0 makes it likelier." }),
});
export type ReasonDoc = z.infer<typeof reasonDoc>;

export const customerDoc = z
  .object({
    ...person,
    registered_at: z.string().nullable(),
    currency,
    as_of: day,
    version: z.number().int(),
    notice: z.string(),
    first_day: day,
    last_day: day,
    recency_days: z.number().int(),
    orders: z.number().int(),
    monetary: z.number(),
    segment: z.object({ name: z.string(), label: z.string(), words: z.string() }),
    scores: z.array(
      z.object({ id: z.enum(["r", "f", "m"]), score: z.number().int(), of: z.number().int(), words: z.string() }),
    ),
    values: z.array(valueDoc),
    purchases: cell.openapi({ description: "Expected within the horizon of predicted value." }),
    alive: cell,
    churn: cell,
    churn_days: z.number().int(),
    churn_reasons: z.array(reasonDoc),
    moves: z.array(z.object({ seen_on: day, from: z.string(), to: z.string() })),
  })
  .openapi("Customer");
export type CustomerDoc = z.infer<typeof customerDoc>;

export const timelineEntry = z.object({
  at: z.string(),
  kind: z.enum(["order", "refund", "session", "ticket", "move"]),
  title: z.string(),
  id: z.string().nullable().openapi({ description: "The shop's own id of the order or ticket." }),
  amount: z.number().nullable(),
  currency: currency.nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const timelineDoc = z
  .object({ rows: z.array(timelineEntry), next_cursor: z.string().nullable() })
  .openapi("CustomerTimeline");
export type TimelineDoc = z.infer<typeof timelineDoc>;

export const newCustomer = z
  .object({
    recency_days: z.number().int().min(0),
    orders: z.number().int().min(1),
    monetary: z.number().openapi({ description: "In major units, of the model's basis." }),
    currency: z.string().optional(),
    version: z.number().int().min(1).optional().openapi({ description: "Default: the latest model." }),
  })
  .strict();
export type NewCustomer = z.infer<typeof newCustomer>;

export const newScoreDoc = z
  .object({
    version: z.number().int(),
    r: z.number().int(),
    f: z.number().int(),
    m: z.number().int(),
    segment: z.string(),
    segment_label: z.string(),
  })
  .openapi("CustomerScore");
export type NewScoreDoc = z.infer<typeof newScoreDoc>;
