const EXACT = 20;
const table = new Float64Array(EXACT);
for (let n = 2; n < EXACT; n++) table[n] = (table[n - 1] ?? 0) + Math.log(n);

/**
 * Logarithm of the factorial of n.
 *
 * What: log(n!) for a whole n >= 0, exact to about 1e-12.
 * Source: a table below 20, then Stirling's series (Abramowitz and Stegun, 6.1.41).
 * Example: `logFactorial(5)` is log(120), about 4.787.
 */
export function logFactorial(n: number): number {
  const known = table[n];
  if (known !== undefined) return known;
  const x = n + 1;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
