import { requirePositive } from "./check.ts";
import { normal } from "./normal.ts";
import type { Random } from "./random.ts";

/**
 * Gamma distribution: purchase rates that differ from customer to customer, and delays.
 *
 * What: a number > 0 with mean shape * scale and variance shape * scale^2.
 * Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26(3), 2000; a shape below
 * one uses their boost: gamma(shape + 1) * U^(1 / shape).
 * Example: `gamma(random, 2, 5)` is 10 on average.
 */
export function gamma(random: Random, shape: number, scale: number): number {
  requirePositive("shape", shape);
  requirePositive("scale", scale);
  if (shape < 1) return gammaFromOne(random, shape + 1) * random.positive() ** (1 / shape) * scale;
  return gammaFromOne(random, shape) * scale;
}

function gammaFromOne(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(random.positive()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
