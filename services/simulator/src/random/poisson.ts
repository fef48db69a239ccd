import { requireAtLeast } from "./check.ts";
import { logFactorial } from "./log-factorial.ts";
import type { Random } from "./random.ts";

/**
 * Poisson distribution: how many independent events fall in one interval.
 *
 * What: a whole number >= 0 with mean and variance equal to the rate; 0 for rate 0.
 * Source: products of uniforms below 10 (Knuth, TAOCP 2, 3.4.1), transformed rejection PTRS from 10 on (Hörmann,
 * "The transformed rejection method for generating Poisson random variables", 1993).
 * Example: `poisson(random, 43)` is a day's orders when 43 are expected.
 */
export function poisson(random: Random, rate: number): number {
  requireAtLeast("rate", rate, 0);
  return rate < 10 ? byProducts(random, rate) : byTransformedRejection(random, rate);
}

function byProducts(random: Random, rate: number): number {
  const limit = Math.exp(-rate);
  let count = 0;
  for (let product = random.positive(); product > limit; product *= random.positive()) count++;
  return count;
}

function byTransformedRejection(random: Random, rate: number): number {
  const logRate = Math.log(rate);
  const b = 0.931 + 2.53 * Math.sqrt(rate);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.float() - 0.5;
    const v = random.positive();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + rate + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const accept = Math.log((v * inverseAlpha) / (a / (us * us) + b));
    if (accept <= k * logRate - rate - logFactorial(k)) return k;
  }
}
