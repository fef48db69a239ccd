import type { Proportion } from "../estimates/types.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireProportions } from "./requireProportions.ts";

/** Fisher's test of two proportions. */
export interface FisherExact {
  /** Of the sample, treatment over control; Infinity where nobody of the control converts or all of the treatment do. */
  oddsRatio: number;
  pValue: number;
}

/** Tables this close in probability count as equally likely; both are counted up from the same start. */
const TIE = 1 + 1e-9;

/**
 * Fisher's exact test: the chance of a table at most as likely as the one seen, given its margins.
 *
 * Question: do more customers of the treatment convert, also where only a handful does?
 * Assumes: units independent of each other. Exact for any size, and rather cautious for small ones.
 * Units: counts; a two-sided p-value. Time grows with the number of conversions; 90,000 units take some milliseconds.
 * Errors: "not_enough_data" for an arm without units, "no_variance" where all or none convert. Counts that cannot be
 *   throw a RangeError.
 * Accuracy: 1e-9 relative down to 1e-290, below which it is 0.
 * Source: Fisher, "Statistical Methods for Research Workers", 1934; agrees with scipy's fisher_exact.
 * Example: 1 of 6 against 8 of 10 has the odds ratio 20 and p = 0.0350.
 */
export function fisherExact(control: Proportion, treatment: Proportion): FisherExact | UndefinedResult {
  const lack = requireProportions(control, treatment);
  if (lack) return lack;
  const converted = control.successes + treatment.successes;
  if (converted === 0 || converted === control.n + treatment.n) {
    return undefinedResult("no_variance", "all units convert, or none does");
  }
  const misses = (it: Proportion): number => it.n - it.successes;
  const oddsRatio = (treatment.successes * misses(control)) / (misses(treatment) * control.successes);
  return { oddsRatio, pValue: Math.min(1, atMostAsLikely(treatment.n, control.n, converted, treatment.successes)) };
}

/** Over all tables with these margins, weights that start from 1 at the most likely one. */
function atMostAsLikely(n: number, others: number, converted: number, seen: number): number {
  const least = Math.max(0, converted - others);
  const most = Math.min(n, converted);
  const mode = Math.min(most, Math.max(least, Math.floor(((n + 1) * (converted + 1)) / (n + others + 2))));
  const odds = (k: number): number => (((n - k) / (k + 1)) * (converted - k)) / (others - converted + k + 1);
  const weights = new Float64Array(most - least + 1);
  weights[mode - least] = 1;
  for (let k = mode; k < most; k++) weights[k + 1 - least] = weights[k - least]! * odds(k);
  for (let k = mode - 1; k >= least; k--) weights[k - least] = weights[k + 1 - least]! / odds(k);
  const limit = weights[seen - least]! * TIE;
  let within = 0;
  let rest = 0;
  for (const weight of weights) {
    if (weight <= limit) within += weight;
    else rest += weight;
  }
  return within / (within + rest);
}
