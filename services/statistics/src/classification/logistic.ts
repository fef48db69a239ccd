import type { Scaling } from "../scaling/standardise.ts";

/** A logistic regression: enough to score a new row. */
export interface Logistic {
  /** Log-odds of a row at the means of the columns. */
  intercept: number;
  /** Log-odds per standard deviation, one per column; 0 where a column was constant. */
  coefficients: number[];
  scaling: Scaling;
}

/** The probability that belongs to log-odds, without overflow on either side. */
export function probabilityOf(logOdds: number): number {
  const small = Math.exp(-Math.abs(logOdds));
  return logOdds >= 0 ? 1 / (1 + small) : small / (1 + small);
}
