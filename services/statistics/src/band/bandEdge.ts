import { quasiPoissonZ } from "../distributions/quasiPoissonZ.ts";

const STEPS = 40;

/** The value that lies z standard deviations from expected: the inverse of `quasiPoissonZ`, never below 0; NaN of NaN. */
export function bandEdge(expected: number, variance: number, z: number): number {
  if (![expected, variance, z].every(Number.isFinite)) return Number.NaN;
  const [mean, spread] = expected > 0 ? [expected, variance] : [0.5, 0.5];
  const at = (value: number) => quasiPoissonZ(value, mean, spread);
  if (z < 0 && at(0) >= z) return 0;
  let [low, high] = z < 0 ? [0, mean] : [mean, mean + (Math.abs(z) + 2) ** 2 * Math.sqrt(spread) + spread / mean];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (at(middle) < z) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
