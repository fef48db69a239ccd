/** Which side of the band counts. */
export type Direction = "both" | "up" | "down";

/** How a metric's season is kept and judged. */
export interface SeasonOptions {
  /** Slots in a season: 168 for the hours of a week, 7 for weekdays. */
  season: number;
  /** "count": events, with at least the spread of a Poisson count. "amount": only what its own history shows. */
  kind: "count" | "amount";
  /** How many values of a slot are kept; 8 to 12 serve well. */
  keep: number;
  /** How many values of a slot there must be; fewer is "not_enough_data". */
  minimumHistory: number;
  /** After how many buckets the level of these days has forgotten two thirds. */
  memory: number;
  /** Chance of an alarm in a bucket where nothing is wrong; 0.001 is one in 1,000. */
  falseAlarmRate: number;
  direction: Direction;
  /** A smaller change than this share of the expected value is no anomaly. */
  minimumChange: number;
  /** Where both the expected value and the value are worth fewer events than this, nothing is an anomaly. */
  minimumCount: number;
  /** The spread that buckets of these days have in common is at least this share of the expected value. */
  scaleFloor: number;
}

/** All that is kept of a metric's past: its size does not grow. Plain data, so it can be stored as JSON. */
export interface SeasonSummary {
  /** Per slot, the latest values, oldest first. */
  values: number[][];
  /** Per slot, what those values were out of: orders, visits; 1 where the value is a total. */
  weights: number[][];
  /** Per slot, what one unit of weight usually gives. Kept up to date with the two above. */
  usual: number[];
  /** The latest buckets, older ones fading: what came, what the slots alone led to expect, and its variance. */
  level: { value: number; usual: number; variance: number; seen: number };
  /** What one unit of weight gives over all slots, fading slowly; ratios lean on it. */
  overall: { value: number; weight: number };
  /** Variance of a bucket over its expected value: 1 for a Poisson count. */
  dispersion: number;
  /** Relative noise beyond that, which a bucket shares with those around it. */
  noise: number;
  /** How many buckets the two have seen. */
  noiseSeen: number;
}

/** What a bucket is expected to be. Variances of several buckets add up; what they share does not cancel. */
export interface Expected {
  expected: number;
  /** What the slot's history alone leads to expect, before the level of these days. */
  usual: number;
  /** Variance of the bucket by itself. */
  variance: number;
  /** Relative standard deviation that it shares with the buckets around it: level and noise. */
  shared: number;
}

/** The latest bucket against its band. */
export interface Band extends Expected {
  low: number;
  high: number;
  /** Standard deviations from expected; above 0 for a value that is too high. */
  z: number;
  /** Chance of a value this far out on the sides that count. */
  p: number;
  state: "normal" | "high" | "low";
  /** Why a value outside its band is still normal. */
  held?: "minimum_change" | "minimum_count";
}
