import type { Calibration } from "./calibrate.ts";

/**
 * A score as the share of cases that came true at it.
 *
 * Question: this customer's score is 0.8: how many of such customers left?
 * Assumes: as `calibrate`.
 * Units: a share in [0, 1]; between the scores that it was fitted to on a straight line, beyond them as at the ends.
 * Errors: a score that is NaN, or a calibration without points, throws a RangeError.
 * Example: `calibrated(0.5, { scores: [0, 1], shares: [0.2, 0.4] })` is 0.3.
 */
export function calibrated(score: number, { scores, shares }: Calibration): number {
  if (Number.isNaN(score)) throw new RangeError("score must be a number, got NaN");
  if (scores.length === 0) throw new RangeError("calibration must have a point");
  let above = scores.length;
  for (let below = -1; above - below > 1; ) {
    const middle = (above + below) >> 1;
    if (scores[middle]! > score) above = middle;
    else below = middle;
  }
  if (above === 0) return shares[0]!;
  if (above === scores.length) return shares.at(-1)!;
  const share = (score - scores[above - 1]!) / (scores[above]! - scores[above - 1]!);
  return shares[above - 1]! + share * (shares[above]! - shares[above - 1]!);
}
