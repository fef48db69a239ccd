import { standardiseRow } from "../scaling/standardiseRow.ts";
import type { Logistic } from "./logistic.ts";

/**
 * What each feature adds to a prediction.
 *
 * Question: why is this customer said to leave?
 * Assumes: as `predictProbability`. Where features go together, what they share is told by the one that has the
 *   coefficient: it explains the prediction, not the customer.
 * Units: log-odds, one per feature: coefficient times (value − mean), in standard deviations. With the model's intercept,
 *   the log-odds of a mean row, they add up to those of this row.
 * Errors: a row of another length, or a value that is not finite, throws a RangeError.
 * Source: the Shapley values of a linear model with independent features; Strumbelj and Kononenko, KAIS 41, 2014.
 * Example: with a coefficient of 0.5, a mean of 2 and a deviation of 4, the row 10 has 1.
 */
export function contributions(row: ArrayLike<number>, { coefficients, scaling }: Logistic): number[] {
  return standardiseRow(row, scaling).map((it, at) => it * coefficients[at]!);
}
