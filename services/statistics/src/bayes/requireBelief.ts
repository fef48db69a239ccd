import { requirePositive } from "../check.ts";
import type { BetaShape, NormalBelief } from "./types.ts";

/** Throws a RangeError unless a and b are finite and above 0. */
export function requireShape(name: string, { a, b }: BetaShape): void {
  requirePositive(`${name}.a`, a);
  requirePositive(`${name}.b`, b);
}

/** Throws a RangeError unless the mean is finite and the standard deviation above 0. */
export function requireNormal(name: string, { mean, standardDeviation }: NormalBelief): void {
  if (!Number.isFinite(mean)) throw new RangeError(`${name}.mean must be finite, got ${mean}`);
  requirePositive(`${name}.standardDeviation`, standardDeviation);
}
