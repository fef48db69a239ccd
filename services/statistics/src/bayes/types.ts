/** What is believed of a rate: a beta distribution. With the prior 1 and 1, a is hits plus 1 and b misses plus 1. */
export interface BetaShape {
  a: number;
  b: number;
}

/** What is believed of a mean or an effect: a normal distribution. */
export interface NormalBelief {
  mean: number;
  standardDeviation: number;
}

/** What was believed of an effect before; one that is not proper says nothing, as gbstats has it. */
export interface GaussianPrior {
  mean: number;
  variance: number;
  proper: boolean;
}

/** What is believed of a treatment beside its control, for a metric of which more is better. */
export interface BayesianComparison {
  /** Probability that the treatment is better. Where less is better, 1 less it; the losses then change places. */
  chanceToWin: number;
  /** What is lost on average by choosing the treatment: nothing where it is better, else the difference. */
  lossOfTreatment: number;
  /** What is lost on average by keeping the control. */
  lossOfControl: number;
  /** Treatment less control, on average. */
  difference: number;
  /** The difference lies between these with probability 1 − alpha, and below and above with alpha / 2 each. */
  lower: number;
  upper: number;
}

/** How an arm stands among all. */
export interface Standing {
  /** Probability that it is the best. */
  best: number;
  /** What is lost on average by choosing it instead of the best. */
  loss: number;
}
