import { requireAtLeast } from "./check.ts";
import type { Random } from "./random.ts";

/**
 * Normal distribution.
 *
 * What: a number with the given mean and standard deviation.
 * Source: Marsaglia and Bray, "A convenient method for generating normal variables", SIAM Review 6(3), 1964 (the
 * polar method; its second value is thrown away so that no state hides between calls).
 * Example: `normal(random, 10, 2)` falls in 6..14 nineteen times in twenty.
 */
export function normal(random: Random, mean = 0, deviation = 1): number {
  requireAtLeast("mean", mean, Number.NEGATIVE_INFINITY);
  requireAtLeast("deviation", deviation, 0);
  for (;;) {
    const u = 2 * random.float() - 1;
    const v = 2 * random.float() - 1;
    const square = u * u + v * v;
    if (square > 0 && square < 1) return mean + deviation * u * Math.sqrt((-2 * Math.log(square)) / square);
  }
}
