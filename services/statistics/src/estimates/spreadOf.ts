/**
 * Sum of squares about the mean from a plain sum of squares; of products in the same way.
 * Below a relative 1e-12 nothing but rounding is left, which counts as no spread.
 */
export function spreadOf(n: number, sum: number, sumOfSquares: number): number {
  const spread = sumOfSquares - (sum / n) * sum;
  return spread > sumOfSquares * 1e-12 ? spread : 0;
}
