import { requireWhole } from "../check.ts";
import type { Proportion } from "../estimates/types.ts";
import { requireShape } from "./requireBelief.ts";
import type { BetaShape } from "./types.ts";

/**
 * What is believed of a rate after so many of n units did it.
 *
 * Question: which rates are how likely now?
 * Assumes: units that convert independently of each other; a beta prior, by default 1 and 1: every rate is as likely.
 * Units: counts of units. No units leave the prior as it is.
 * Errors: counts that are no whole numbers from 0, more successes than units, or a prior that is not above 0 throw a
 *   RangeError.
 * Source: Gelman et al., "Bayesian data analysis", 3rd edition, 2013, chapter 2.
 * Example: 3 of 10 give `{ a: 4, b: 8 }`.
 */
export function betaPosterior({ n, successes }: Proportion, prior: BetaShape = { a: 1, b: 1 }): BetaShape {
  requireWhole("n", n, 0);
  requireWhole("successes", successes, 0);
  if (successes > n) throw new RangeError(`successes must be at most n, got ${successes} of ${n}`);
  requireShape("prior", prior);
  return { a: prior.a + successes, b: prior.b + (n - successes) };
}
