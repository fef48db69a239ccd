import { requireAtLeast, requireInside01 } from "../check.ts";
import { studentQuantile } from "../distributions/studentQuantile.ts";
import { studentTail } from "../distributions/studentTail.ts";
import type { Estimate } from "../estimates/types.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireEstimate, sharedDegrees } from "./sharedDegrees.ts";

/** What a guardrail allows. */
export interface Guardrail {
  /** Which way is harm: "down" for revenue, "up" for errors. */
  harmful: "down" | "up";
  /** The loss that is still allowed; 0 where none is. */
  margin: number;
  /** Whether the margin is a share of the control rather than in the units of the metric. */
  relative: boolean;
  /** Of each of the two one-sided tests. */
  alpha: number;
}

/** Whether the treatment does more harm than allowed. */
export interface Harm {
  /** Loss beyond the margin; below 0 while within it. */
  beyond: number;
  /** Upper bound of it at 1 − alpha; from 0 down the treatment is shown to be safe. */
  atMost: number;
  /** Chance of a loss at least this great if the true one were just allowed: small where there is harm. */
  harmPValue: number;
  /** Chance of a loss at most this great if the true one were just too much: small where there is none. */
  safePValue: number;
  verdict: "harmful" | "safe" | "undecided";
}

/**
 * Guardrail test: is the loss beyond a margin, and is it shown to be within (non-inferiority)?
 *
 * Question: may this treatment stay although one metric looks worse?
 * Assumes: arms independent of each other, estimates about normal; a margin set beforehand. A relative margin is tested
 *   on the difference of the treatment and the scaled control, so it also holds where the control is near 0.
 * Units: those of the estimates. Two one-sided tests, each at alpha: they cannot both hold.
 * Errors: "no_variance" where neither arm has any. A margin below 0, alpha outside (0, 0.5), or an estimate with a value
 *   or variance that cannot be one, throws a RangeError.
 * Source: Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987; Fieller, JRSS B 16, 1954, for shares.
 * Example: 10 ± 0.1 to 9.9 ± 0.1, where down is harmful and 0.5 allowed, is safe with p = 0.0023 (many units).
 */
export function harmTest(control: Estimate, treatment: Estimate, guardrail: Guardrail): Harm | UndefinedResult {
  requireEstimate("control", control);
  requireEstimate("treatment", treatment);
  const { harmful, margin, relative, alpha } = guardrail;
  requireAtLeast("margin", margin, 0);
  requireInside01("alpha", alpha);
  if (alpha >= 0.5) throw new RangeError(`alpha must be below 0.5, got ${alpha}`);
  const sign = harmful === "up" ? 1 : -1;
  const allowed = sign * margin;
  const scale = relative ? 1 + allowed : 1;
  const variance = scale ** 2 * control.variance + treatment.variance;
  if (variance === 0) return undefinedResult("no_variance", "all values are the same in both arms");
  const degrees = sharedDegrees(control, treatment, scale);
  const beyond = sign * (treatment.value - scale * control.value) - (relative ? 0 : margin);
  const error = Math.sqrt(variance);
  const harmPValue = studentTail(beyond / error, degrees);
  const safePValue = studentTail(-beyond / error, degrees);
  const verdict = harmPValue <= alpha ? "harmful" : safePValue <= alpha ? "safe" : "undecided";
  return { beyond, atMost: beyond - studentQuantile(alpha, degrees) * error, harmPValue, safePValue, verdict };
}
