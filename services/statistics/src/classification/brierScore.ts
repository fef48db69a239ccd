import { requireProbabilities } from "../check.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireOutcomes } from "./requireOutcomes.ts";

/**
 * Brier score: the mean squared error of probabilities.
 *
 * Question: how far off are the probabilities, in order and in size together?
 * Assumes: nothing.
 * Units: 0 is best; who always tells the share p of all has p (1 − p).
 * Errors: "not_enough_data" for no cases; a prediction outside [0, 1], or another number of outcomes, throws a RangeError.
 * Source: Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78, 1950.
 * Example: `brierScore([0.8, 0.4], [true, false])` is 0.1.
 */
export function brierScore(predictions: ArrayLike<number>, outcomes: readonly boolean[]): number | UndefinedResult {
  requireProbabilities("predictions", predictions);
  requireOutcomes("prediction", predictions.length, outcomes);
  if (outcomes.length === 0) return undefinedResult("not_enough_data", "there are no cases");
  return outcomes.reduce((sum, came, at) => sum + (predictions[at]! - Number(came)) ** 2, 0) / outcomes.length;
}
