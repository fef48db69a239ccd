/** Of a two-sided test of two arms. */
export interface TestPlan {
  /** How often a difference may be found where there is none. */
  alpha: number;
  /** Units of the treatment to one of the control: 1 for equal arms. */
  ratio: number;
}

/** And how often a true difference is to be found. */
export interface PowerPlan extends TestPlan {
  power: number;
}
