import { standardiseRow } from "../scaling/standardiseRow.ts";
import { type Logistic, probabilityOf } from "./logistic.ts";

/**
 * The probability that a logistic regression gives to a row.
 *
 * Question: how likely is it that this customer leaves?
 * Assumes: the values are those of the columns that the model was fitted to, in their order and units.
 * Units: a probability.
 * Errors: a row of another length, or a value that is not finite, throws a RangeError.
 * Example: with an intercept of 0, a coefficient of 1, a mean of 2 and a deviation of 1, the row 3 has 0.7311.
 */
export function predictProbability(row: ArrayLike<number>, { intercept, coefficients, scaling }: Logistic): number {
  const logOdds = standardiseRow(row, scaling).reduce((sum, it, at) => sum + it * coefficients[at]!, intercept);
  return probabilityOf(logOdds);
}
