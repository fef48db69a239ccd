/** Which side of the band counts. */
export type Direction = "both" | "up" | "down";

/** How a metric's season is kept and judged. */
export interface SeasonOptions {
  /** Slots in a season: 168 for the hours of a week, 7 for weekdays. */
  season: number;
  /** "count" has at least the spread of a Poisson count; "amount" only what its own history shows. */
  kind: "count" | "amount";
  /** How many values of a slot are kept; 8 to 12 serve well. */
  keep: number;
  /** How many values of a slot there must be; fewer is "not_enough_data". */
  minimumHistory: number;
  /** How many of the latest buckets say where the level is now. */
  recent: number;
  /** Chance of an alarm in a bucket where nothing is wrong; 0.001 is one in 1,000. */
  falseAlarmRate: number;
  direction: Direction;
  /** A smaller change than this share of the expected value is no anomaly. */
  minimumChange: number;
  /** Where both the expected value and the value (or their counts) are below this, nothing is an anomaly. */
  minimumCount: number;
  /** The spread is at least this share of the expected value. */
  scaleFloor: number;
}

/** All that is kept of a metric's past: its size does not grow. Plain data, so it can be stored as JSON. */
export interface SeasonSummary {
  /** Per slot, the latest values, oldest first. */
  slots: number[][];
  /** The latest buckets as values and what their slots led to expect, oldest first. */
  recent: { value: number; usual: number }[];
  /** Running sums over `recent`. */
  recentValue: number;
  recentUsual: number;
  /** Relative noise of all slots together, beyond that of a Poisson count: 0.1 is a tenth of the expected value. */
  noise: number;
  /** How many buckets `noise` has seen. */
  noiseSeen: number;
}

/** The latest bucket against its band. */
export interface Band {
  expected: number;
  /** What the slot's history alone leads to expect, before the level of these days. */
  usual: number;
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
