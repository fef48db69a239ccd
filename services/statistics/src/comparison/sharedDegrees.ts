import { requireAtLeast } from "../check.ts";
import type { Estimate } from "../estimates/types.ts";

/** Degrees of freedom of a difference after Welch and Satterthwaite. */
export function sharedDegrees(control: Estimate, treatment: Estimate, scale = 1): number {
  const [first, second] = [control.variance * scale * scale, treatment.variance];
  const squares = first ** 2 / control.degreesOfFreedom + second ** 2 / treatment.degreesOfFreedom;
  return squares > 0 ? (first + second) ** 2 / squares : Number.POSITIVE_INFINITY;
}

/** Throws a RangeError naming what cannot be part of an estimate. */
export function requireEstimate(name: string, { value, variance, degreesOfFreedom }: Estimate): void {
  requireAtLeast(`${name}.value`, value, Number.NEGATIVE_INFINITY);
  requireAtLeast(`${name}.variance`, variance, 0);
  if (!(degreesOfFreedom > 0)) {
    throw new RangeError(`${name}.degreesOfFreedom must be above 0, got ${degreesOfFreedom}`);
  }
}
