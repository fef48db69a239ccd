import { requireProbabilities } from "../check.ts";
import { type ModelReason, type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireOutcomes } from "./requireOutcomes.ts";

/**
 * Log loss: minus the mean log-likelihood of what came.
 *
 * Question: how surprised were the probabilities by what came?
 * Assumes: nothing. It is harder than the Brier score on those who are sure and wrong.
 * Units: natural logarithm, per case; 0 is best, 0.6931 what a coin has.
 * Errors: "not_enough_data" for no cases, "not_positive" where what was said to be impossible came, which is infinitely
 *   bad; a prediction outside [0, 1], or another number of outcomes, throws a RangeError.
 * Source: Good, "Rational decisions", Journal of the Royal Statistical Society B 14, 1952.
 * Example: `logLoss([0.8, 0.4], [true, false])` is 0.3670.
 */
export function logLoss(
  predictions: ArrayLike<number>,
  outcomes: readonly boolean[],
): number | UndefinedResult<ModelReason> {
  requireProbabilities("predictions", predictions);
  requireOutcomes("prediction", predictions.length, outcomes);
  if (outcomes.length === 0) return undefinedResult("not_enough_data", "there are no cases");
  let sum = 0;
  for (const [at, came] of outcomes.entries()) {
    const likelihood = came ? predictions[at]! : 1 - predictions[at]!;
    if (likelihood === 0)
      return undefinedResult("not_positive", `prediction ${at} is ${predictions[at]}, and it was not so`);
    sum -= Math.log(likelihood);
  }
  return sum / outcomes.length;
}
