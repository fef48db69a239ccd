import { requireEffect } from "../effect/requireEffect.ts";
import type { Effect } from "../effect/types.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import type { SequentialInterval } from "./types.ts";

/**
 * Repeated confidence interval: what may be told of the effect at a planned look, whether the test goes on or not.
 *
 * Question: how large is the effect, as far as this look may tell?
 * Assumes: as `groupSequentialBounds`; it holds at all looks at once, so it is wider than the final interval.
 * Units: those of the difference; the boundary is that of |z| at the look.
 * Errors: a boundary that is not above 0, or an effect that is not finite or of a negative error, throws a RangeError. An
 *   infinite boundary or less than 2 units are not_enough_data, a standard error of 0 is no_variance.
 * Source: Jennison and Turnbull, "Interim analyses: the repeated confidence interval approach", JRSS B 51, 1989.
 * Example: a difference of 1 with the standard error 0.5 and the boundary 2.413 gives [-0.2065, 2.2065].
 */
export function repeatedInterval(effect: Effect, bound: number): SequentialInterval | UndefinedResult {
  if (!(bound > 0)) throw new RangeError(`bound must be above 0, got ${bound}`);
  const reason = requireEffect(effect);
  if (reason) return reason;
  if (bound === Number.POSITIVE_INFINITY) {
    return undefinedResult("not_enough_data", "nothing may be concluded at this look yet");
  }
  const width = bound * effect.standardError;
  return { lower: effect.difference - width, upper: effect.difference + width };
}
