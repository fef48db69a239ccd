import { requireProbability } from "./check.ts";
import type { Random } from "./random.ts";

/**
 * Geometric distribution: failures before the first success.
 *
 * What: a whole number >= 0 with mean (1 - p) / p.
 * Source: inverse transform, Devroye, "Non-Uniform Random Variate Generation", 1986, section X.2.
 * Example: `1 + geometric(random, 0.5)` gives basket sizes 1, 2, 3, ... with mean 2.
 */
export function geometric(random: Random, probability: number): number {
  requireProbability("probability", probability);
  if (probability === 1) return 0;
  return Math.floor(Math.log(random.positive()) / Math.log1p(-probability));
}
