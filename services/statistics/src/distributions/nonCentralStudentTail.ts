import betainc from "@stdlib/math-base-special-betainc";
import { logGamma } from "./logGamma.ts";
import { normalTail } from "./normalTail.ts";
import { requireDegrees } from "./requireDegrees.ts";
import { studentTail } from "./studentTail.ts";

/**
 * Tail of the non-central t: the probability of a t value of at least t where there is a true effect.
 *
 * Question: an effect of so many standard errors: how often will a t test see it?
 * Assumes: a normal value with mean `shift` and variance 1, over the root of an independent chi-square by its df.
 * Units: t and shift in standard errors, df in degrees of freedom, Infinity for a known variance; a probability.
 * Errors: a t that is NaN, a shift that is not finite, or a df not above 0, throws a RangeError.
 * Accuracy: 1e-11 absolute for shifts up to 40 and df up to 1e7.
 * Source: Lenth, "Algorithm AS 243", Applied Statistics 38, 1989, summed from its largest term outwards after Benton and
 *   Krishnamoorthy, Computational Statistics & Data Analysis 43, 2003.
 * Example: `nonCentralStudentTail(2, 20, 2.5)` is 0.6919021407550495.
 */
export function nonCentralStudentTail(t: number, df: number, shift: number): number {
  requireDegrees(df);
  if (Number.isNaN(t)) throw new RangeError("t must be a number, got NaN");
  if (!Number.isFinite(shift)) throw new RangeError(`shift must be finite, got ${shift}`);
  if (df === Number.POSITIVE_INFINITY) return normalTail(t - shift);
  if (shift === 0) return studentTail(t, df);
  if (t < 0) return 1 - nonCentralStudentTail(-t, df, -shift);
  if (t === Number.POSITIVE_INFINITY) return 0;
  return Math.min(1, Math.max(0, (halfSum(t, df, shift, 0.5) + Math.sign(shift) * halfSum(t, df, shift, 1)) / 2));
}

/** Poisson-like weights with mean shift²/2, times the beta tails with parameter j + offset. */
function halfSum(t: number, df: number, shift: number, offset: number): number {
  const mean = (shift * shift) / 2;
  const x = (t * t) / (df + t * t);
  const middle = Math.floor(mean);
  const tail = (j: number): number => betainc(x, j + offset, df / 2, true, true);
  const first = Math.exp((middle + offset - 0.5) * Math.log(mean) - mean - logGamma(middle + offset + 0.5));
  let sum = 0;
  for (let j = middle, weight = first; weight > 1e-17; j++) {
    sum += weight * tail(j);
    weight *= mean / (j + offset + 0.5);
  }
  for (let j = middle - 1, weight = first; j >= 0 && weight > 1e-17; j--) {
    weight *= (j + offset + 0.5) / mean;
    sum += weight * tail(j);
  }
  return sum;
}
