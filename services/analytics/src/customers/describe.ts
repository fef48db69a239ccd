import type { CustomerModel } from "./model.ts";
import type { ModelDoc } from "./schema.ts";

/** A fit as it is shown, or why there is none. */
export type FittedDoc =
  | { reason: string; detail: string }
  | { parameters: object; log_likelihood: number; customers: number };

export const fitted = (
  it: { model: object; logLikelihood: number; customers: number } | { reason: string; detail: string },
): FittedDoc =>
  "reason" in it
    ? { reason: it.reason, detail: it.detail }
    : { parameters: it.model, log_likelihood: it.logLikelihood, customers: it.customers };

/** A saved model as the API shows it: what it was made of, its parameters, how it was tested. */
export function describeModel({ rfm, lifetime, churn, ...it }: CustomerModel): ModelDoc {
  return {
    ...it,
    rfm: { recency_days: rfm.recency.cuts, orders: rfm.frequency.cuts, monetary: rfm.value.cuts },
    purchases: fitted(lifetime.purchases),
    values: fitted(lifetime.values),
    churn:
      "reason" in churn
        ? { reason: churn.reason, detail: churn.detail }
        : {
            horizon_days: churn.horizon_days,
            names: churn.names,
            coefficients: churn.logistic.coefficients,
            trained: churn.trained,
            tested: churn.tested,
          },
  };
}
