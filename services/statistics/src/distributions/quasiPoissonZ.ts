/**
 * How far a total lies from what was expected, in standard deviations.
 *
 * Question: 3 orders came where 12 were expected: how odd is that?
 * Assumes: the total is about a Poisson number of pieces of equal size, as many as expected² / variance; for a count whose
 *   variance is its mean these are its own events. For an amount or a count with more spread it is the usual quasi-Poisson.
 * Units: those of the value (variance in their square); the result is a z-score: 0 where chance is even.
 * Errors: an expected value or variance that is not above 0, or a value that is not finite, gives NaN. A value below 0
 *   counts as 0.
 * Accuracy: the tail of the Poisson by Wilson and Hilferty's cube root; for means from 1 the z-score is never further out
 *   than the exact one by more than 0.02, and nearer by at most 0.21, as far as |z| = 5.2.
 * Source: Wilson and Hilferty, "The distribution of chi-square", PNAS 17, 1931; McCullagh and Nelder, "Generalized linear
 *   models", 1989, section 9.
 * Example: `quasiPoissonZ(3, 12, 12)` is -2.82 (exact: -2.83).
 */
export function quasiPoissonZ(value: number, expected: number, variance: number): number {
  if (!(expected > 0 && variance > 0) || !Number.isFinite(value)) return Number.NaN;
  const pieces = (expected * expected) / variance;
  const seen = (Math.max(0, value) * expected) / variance;
  if (seen < pieces) return Math.min(0, -gammaScore(seen + 1, pieces));
  return Math.max(0, -gammaScore(Math.max(seen, 1e-9), pieces));
}

/** The z-score of P(Gamma(shape) ≤ at), by the cube root. */
function gammaScore(shape: number, at: number): number {
  return 3 * Math.sqrt(shape) * (Math.cbrt(at / shape) - 1 + 1 / (9 * shape));
}
