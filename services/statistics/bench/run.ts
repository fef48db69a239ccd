import { type DetectorOptions, isUndefined, probation, streamingDetector } from "../src/index.ts";
import type { Labelled } from "./read.ts";

/** A detector's scores of one series, and the evidence behind them; 0 where it says nothing. */
export interface Run {
  labels: boolean[];
  scores: number[];
  evidence: number[];
}

/** Runs the detector over a series in order. All it is told of the series is how many points go unscored. */
export function runSeries({ values, labels }: Labelled, options: Omit<DetectorOptions, "learning"> = {}): Run {
  const detector = streamingDetector({ ...options, learning: Math.max(1, probation(values.length)) });
  const results = values.map((value) => detector.push(value));
  return {
    labels,
    scores: results.map((it) => (isUndefined(it) ? 0 : it.score)),
    evidence: results.map((it) => (isUndefined(it) ? 0 : it.evidence)),
  };
}
