import { requirePositive } from "./check.ts";
import type { Random } from "./random.ts";

/**
 * Exponential distribution: the waiting time to the next event of a Poisson process.
 *
 * What: a number >= 0 with mean 1 / rate and variance 1 / rate^2.
 * Source: inverse transform, Devroye, "Non-Uniform Random Variate Generation", 1986, section II.2.
 * Example: `exponential(random, 0.5)` is 2 on average.
 */
export function exponential(random: Random, rate: number): number {
  requirePositive("rate", rate);
  return -Math.log(random.positive()) / rate;
}
