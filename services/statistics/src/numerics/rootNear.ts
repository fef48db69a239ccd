import { rootBetween } from "./rootBetween.ts";

/** Where a root is looked for. */
export interface Search {
  middle: number;
  /** How far from the middle the first look goes; it is made fourfold until there is a root between. */
  reach: number;
  low: number;
  high: number;
}

/**
 * Root of a rising function near a place.
 *
 * Question: where does it cross zero, when it is known about where?
 * Assumes: the function is continuous and does not fall.
 * Units: those of the function's argument; the root is within `tolerance`. One that lies beyond a limit is that limit.
 * Errors: NaN at an end throws a RangeError.
 * Source: as `rootBetween`.
 * Example: from the middle 1, x³ − 2 has its root at 1.2599210498948732.
 */
export function rootNear(of: (x: number) => number, { middle, reach, low, high }: Search, tolerance = 1e-12): number {
  let [a, b] = [middle, middle];
  for (let step = reach; ; step *= 4) {
    a = Math.max(low, middle - step);
    b = Math.min(high, middle + step);
    const [atA, atB] = [of(a), of(b)];
    if (!(atA > 0 || atB < 0)) return rootBetween(of, a, b, tolerance);
    if (atA > 0 && a === low) return low;
    if (atB < 0 && b === high) return high;
  }
}
