import { requirePositive } from "../check.ts";
import type { Looks } from "./types.ts";

/** Throws a RangeError unless there is a look and the fractions are above 0 and rise. */
export function requireFractions(fractions: readonly number[]): void {
  if (fractions.length === 0) throw new RangeError("fractions must hold at least one look");
  fractions.forEach((fraction, k) => {
    requirePositive(`fractions[${k}]`, fraction);
    if (k > 0 && !(fraction > fractions[k - 1]!)) {
      throw new RangeError(`fractions[${k}] must be above the one before, got ${fraction}`);
    }
  });
}

/** Throws a RangeError unless every look has a boundary above 0, infinite ones included. */
export function requireLooks({ fractions, bounds }: Looks): void {
  requireFractions(fractions);
  if (bounds.length !== fractions.length) {
    throw new RangeError(`bounds must be as many as fractions, got ${bounds.length} for ${fractions.length}`);
  }
  bounds.forEach((bound, k) => {
    if (!(bound > 0)) throw new RangeError(`bounds[${k}] must be above 0, got ${bound}`);
  });
}
