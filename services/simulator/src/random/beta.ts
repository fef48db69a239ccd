import { requirePositive } from "./check.ts";
import { gamma } from "./gamma.ts";
import type { Random } from "./random.ts";

/**
 * Beta distribution: a probability that differs from customer to customer.
 *
 * What: a number in [0, 1] with mean a / (a + b).
 * Source: the ratio of two gamma variables, Devroye, "Non-Uniform Random Variate Generation", 1986, section IX.4.
 * Example: `beta(random, 1, 4)` is 0.2 on average.
 */
export function beta(random: Random, a: number, b: number): number {
  requirePositive("a", a);
  requirePositive("b", b);
  const x = gamma(random, a, 1);
  const sum = x + gamma(random, b, 1);
  // Both gammas can underflow to zero for tiny shapes; all the mass then sits at 0 and 1.
  return sum > 0 ? x / sum : Number(random.chance(a / (a + b)));
}
