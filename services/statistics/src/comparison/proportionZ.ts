import { normalTail } from "../distributions/normalTail.ts";
import type { Comparison, Proportion } from "../estimates/types.ts";
import { isUndefined } from "../isUndefined.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { waldInterval } from "./waldInterval.ts";

/**
 * z test of two proportions, with one proportion for both under the hypothesis.
 *
 * Question: do more customers of the treatment convert?
 * Assumes: units independent of each other; at least some ten conversions and misses an arm (else `fisherExact`).
 * Units: shares; treatment less control and a two-sided p-value. The interval at 1 − alpha is Wald's, whose standard
 *   error is that of the two proportions as they are, so near the level test and interval can disagree.
 * Errors: "not_enough_data" for an arm without units, "no_variance" where all or none convert. Alpha outside (0, 1), or
 *   counts that cannot be, throw a RangeError.
 * Source: agrees with statsmodels' proportions_ztest and confint_proportions_2indep(method="wald").
 * Example: 8 of 40 against 15 of 42 gives z = 1.583, p = 0.1134.
 */
export function proportionZ(control: Proportion, treatment: Proportion, alpha: number): Comparison | UndefinedResult {
  const interval = waldInterval(control, treatment, alpha);
  if (isUndefined(interval)) return interval;
  const pooled = (control.successes + treatment.successes) / (control.n + treatment.n);
  if (pooled === 0 || pooled === 1) return undefinedResult("no_variance", "all units convert, or none does");
  const standardError = Math.sqrt(pooled * (1 - pooled) * (1 / control.n + 1 / treatment.n));
  const { value: difference, lower, upper } = interval;
  const statistic = difference / standardError;
  const pValue = 2 * normalTail(Math.abs(statistic));
  return { difference, standardError, statistic, degreesOfFreedom: Number.POSITIVE_INFINITY, pValue, lower, upper };
}
