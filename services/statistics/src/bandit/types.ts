import type { MeanSums } from "../estimates/types.ts";

/** What a bandit knows and does; plain data, to be kept as it is. */
export interface BanditState {
  /** A rate: units that did it or not, `sum` counts those that did. A mean: a value for each unit. */
  kind: "rate" | "mean";
  /** All units so far, an arm each. */
  arms: MeanSums[];
  /** Shares by which the next units are to be assigned; they add up to 1. */
  weights: number[];
  /** Batches folded in so far. */
  batches: number;
}

/** How a bandit is run. */
export interface BanditSettings {
  /** Share that every arm keeps, so that it goes on being measured: 0 for none, at most 1 over the arms. */
  floor: number;
  /** Units that every arm must have before the shares leave an even split. */
  leastUnits: number;
}

/** What a bandit has lost so far against choosing its best arm from the start, in what the metric counts. */
export interface Regret {
  /** On average over what is believed: that the best arm is not known is allowed for. */
  expected: number;
  /** Against the arm of the highest mean so far, as if it were known to be the best. */
  againstLeader: number;
  /** What an even split of the same units would have lost on average over what is believed. */
  ofEvenSplit: number;
}
