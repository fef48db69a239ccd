/** A function to be minimised, with its gradient. */
export type Objective = (at: readonly number[]) => { value: number; gradient: number[] };

/** Where a function is least. */
export interface Minimum {
  at: number[];
  value: number;
  /** The inverse of the second derivatives there. */
  inverseCurvature: number[][];
  iterations: number;
}
