/** One series of the benchmark with the scores that a detector gave its points. */
export interface NabSeries {
  /** One score in [0, 1] a point. */
  scores: readonly number[];
  /** One flag a point: does it lie in a labelled window? A run of flags is one window. */
  labels: readonly boolean[];
}

/** A labelled window: its first and last point. */
export interface NabWindow {
  first: number;
  last: number;
}

/** What a detector reached. */
export interface NabResult {
  /** 0 for silence, 100 for perfection; below 0 for a detector worse than silence. */
  score: number;
  /** The sum that the score is scaled from. */
  raw: number;
  windows: number;
  windowsFound: number;
  truePositivePoints: number;
  falsePositivePoints: number;
  /** The share of the alarms that lie in a window; null without an alarm. */
  precision: number | null;
  /** The share of the windows with an alarm; null without a window. */
  recall: number | null;
  /** Where in its window the first alarm lies, averaged over the windows found: 0 its start, 1 its end. */
  meanDelay: number | null;
}
