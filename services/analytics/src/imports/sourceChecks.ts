import type { SourceId } from "./fields.ts";

export interface Check {
  /** SQL that is true for a row that is wrong. */
  test: string;
  field: string;
  reason: string;
  message: string;
}

const orders: readonly Check[] = [
  { test: `"quantity" = 0`, field: "quantity", reason: "quantity_not_positive", message: "is zero" },
  {
    test: `"quantity" < 0 and kind = 'sale'`,
    field: "quantity",
    reason: "quantity_not_positive",
    message: "must be above zero; map returns with a rule",
  },
  {
    test: `"unit_price" < 0 and kind = 'sale'`,
    field: "unit_price",
    reason: "negative_price",
    message: "must not be negative; map adjustments with a rule",
  },
  {
    test: `abs("quantity") > 1000000000 or abs("unit_price") > 1000000000`,
    field: "quantity",
    reason: "out_of_range",
    message: "is beyond what can be right",
  },
  {
    test: `"currency" is not null and not regexp_matches("currency", '^[A-Z]{3}$')`,
    field: "currency",
    reason: "bad_currency",
    message: "is not an ISO 4217 code",
  },
];

const tickets: readonly Check[] = [
  {
    test: `"closed_at" < "opened_at"`,
    field: "closed_at",
    reason: "closed_before_opened",
    message: "is before opened_at; leave it empty while the ticket is open",
  },
  {
    test: `"satisfaction" not between 1 and 5`,
    field: "satisfaction",
    reason: "out_of_range",
    message: "must be from 1 to 5; leave it empty where nobody was asked",
  },
];

/** What makes a row of a source wrong beyond its single fields. */
export const sourceChecks: Record<SourceId, readonly Check[]> = {
  orders,
  customers: [],
  products: [],
  inventory: [],
  tickets,
  exposures: [],
};
