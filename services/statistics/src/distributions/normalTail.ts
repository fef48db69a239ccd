/**
 * Normal tail: the probability of a standard normal value of at least z.
 *
 * Question: how often would chance alone be this far out?
 * Assumes: a standard normal distribution.
 * Units: z in standard deviations; the result is a probability.
 * Errors: NaN throws a RangeError; ±∞ give 0 and 1.
 * Accuracy: 1e-13 relative for z up to 37, where the probability leaves the range of a double.
 * Source: Abramowitz and Stegun 26.2.11 (series) and 26.2.14 (continued fraction).
 * Example: `normalTail(1.959963984540054)` is 0.025.
 */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError("z must be a number, got NaN");
  if (z < 0) return 1 - normalTail(-z);
  if (z === Number.POSITIVE_INFINITY) return 0;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return z < 2.5 ? 0.5 - density * centralSeries(z) : density / millsFraction(z);
}

/** z + z³/3 + z⁵/(3·5) + …: the area from 0 to z over the density at z. */
function centralSeries(z: number): number {
  let sum = z;
  for (let term = z, k = 3; term > sum * 1e-17; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return sum;
}

/** z + 1/(z + 2/(z + 3/(z + …))), from the far end: the density at z over the area beyond it. */
function millsFraction(z: number): number {
  let value = z;
  for (let k = 240; k >= 1; k--) value = z + k / value;
  return value;
}
