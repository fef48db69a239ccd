/** The detector's settings; all but `learning` have a default that fits every series of the benchmark. */
export interface DetectorOptions {
  /** How many points to learn from before the first score; also the scale of the quiet and recovery times. */
  learning: number;
  /** Lengths of the stretches compared with the past. */
  shapes?: readonly number[];
  /** How many points back a stretch is looked for. */
  memory?: number;
  /** How many past values a tail is judged against. */
  tailMemory?: number;
  /** Weight of the newest value in the recent and in the long level. */
  quick?: number;
  slow?: number;
  /** Evidence asked for, in nats, beyond `lengthPenalty` times the logarithm of the points seen. Lower is keener. */
  bar?: number;
  lengthPenalty?: number;
  /** Shares of `learning`: no second alarm within `quiet`; a raised bar has fallen to a third after `recovery`. */
  quiet?: number;
  recovery?: number;
  /** Nats by which an alarm raises the bar for the next. */
  fatigue?: number;
}

/** One setting for all series. */
export const detectorDefaults: Required<Omit<DetectorOptions, "learning">> = {
  shapes: [1, 16, 24],
  memory: 4000,
  tailMemory: 20_000,
  quick: 0.05,
  slow: 0.005,
  bar: 0.25,
  lengthPenalty: 0.25,
  quiet: 0.15,
  recovery: 0.6,
  fatigue: 1,
};
