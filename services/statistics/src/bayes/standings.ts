import { betaOnAxis, normalOnAxis } from "./axis.ts";
import { contest } from "./contest.ts";
import { requireNormal, requireShape } from "./requireBelief.ts";
import type { BetaShape, NormalBelief, Standing } from "./types.ts";

/**
 * Standings of several arms: how likely each is the best, and what choosing it would lose.
 *
 * Question: which arm should be chosen, and how bad would it be to be wrong?
 * Assumes: beliefs that are independent of each other, all of rates or all of means. More is better.
 * Units: probabilities, which add up to 1; losses in the unit of the rate or mean.
 * Errors: less than 2 arms, beliefs of both kinds, an a or b or standard deviation that is not above 0, or a mean that is
 *   not finite throws a RangeError.
 * Accuracy: 1e-9 absolute for the probabilities, by quadrature: there is no chance in it.
 * Source: the integral of an arm's density times the probability that all others lie below; Scott, "A modern Bayesian
 *   look at the multi-armed bandit", 2010.
 * Example: the rates Beta(2, 9) and Beta(4, 7) are the best with 0.1517 and 0.8483.
 */
export function standings(beliefs: readonly BetaShape[] | readonly NormalBelief[]): Standing[] {
  if (beliefs.length < 2) throw new RangeError(`beliefs must be of at least 2 arms, got ${beliefs.length}`);
  if (beliefs.every((it): it is BetaShape => "a" in it)) {
    beliefs.forEach((it, index) => {
      requireShape(`beliefs[${index}]`, it);
    });
    return contest(beliefs.map(betaOnAxis));
  }
  return contest(
    beliefs.map((it, index) => {
      if ("a" in it) throw new RangeError(`beliefs[${index}] must be of a mean, as others are`);
      requireNormal(`beliefs[${index}]`, it);
      return normalOnAxis(it);
    }),
  );
}
