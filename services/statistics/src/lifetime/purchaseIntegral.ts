import type { BgNbd } from "./types.ts";

/**
 * Expected purchases as an integral over the chance p to drop out: (1 − (1 + p t / alpha)^−r) / p, weighed by Beta(a, b).
 *
 * By the trapezoidal rule over the logit of p, which converges exponentially; beyond where the first factor no longer
 * changes the steps are a geometric series. The weights' common factor is left out by dividing by their sum.
 */
export function purchaseIntegral({ r, alpha, a, b }: BgNbd, time: number): number {
  const ratio = time / alpha;
  const centre = Math.log(a / b);
  const step = Math.min(0.25, 0.6 * Math.sqrt(1 / a + 1 / b));
  const peak = a * logistic(centre) + b * logistic(-centre);
  const lowest = Math.min(centre - step, -45 - Math.log1p(ratio * (r + 1)) - Math.log1p(a + b));
  const highest = Math.max(centre + step, 45 + Math.log1p(a + b + r));
  const far = peak - 60 - Math.max(0, Math.log(ratio * r));
  let weights = 0;
  let purchases = 0;
  const add = (at: number, times: number): boolean => {
    const logChance = logistic(at);
    const logWeight = a * logChance + b * logistic(-at);
    const chance = Math.exp(logChance);
    const weight = Math.exp(logWeight - peak) * times;
    weights += weight;
    purchases += (weight * -Math.expm1(-r * Math.log1p(chance * ratio))) / chance;
    return logWeight > far;
  };
  const walk = (from: number, by: number, end: number, fall: number): void => {
    for (let at = from; add(at, 1); at += by) {
      if ((end - at) * by > 0) continue;
      add(at, Math.exp(-fall) / -Math.expm1(-fall));
      return;
    }
  };
  walk(centre, -step, lowest, a * step);
  walk(centre + step, step, highest, b * step);
  return purchases / weights;
}

/** ln (1 / (1 + e^−x)). */
function logistic(x: number): number {
  return x > 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
}
