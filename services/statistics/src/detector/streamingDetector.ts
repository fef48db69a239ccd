import { requireAtLeast, requireWhole } from "../check.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { AlarmGate } from "./alarmGate.ts";
import { LevelShift } from "./levelShift.ts";
import { type DetectorOptions, detectorDefaults } from "./options.ts";
import { ShapeDistance } from "./shapeDistance.ts";
import { TailEvidence } from "./tailEvidence.ts";

/** Beyond this a square leaves the range of a double. */
const LARGEST = 1e150;

/** What the detector says of one point. */
export interface PointScore {
  /** In [0, 1]; from 0.5 an alarm. */
  score: number;
  alarm: boolean;
  /** Mean evidence over the views, in nats, before past alarms and the length of the past are held against it. */
  evidence: number;
}

/** Sees the points of one series in order. */
export interface StreamingDetector {
  push(value: number): PointScore | UndefinedResult;
}

/**
 * Anomaly detector for a stream of values with no known season.
 *
 * Question: does this point, with the few before it, look unlike everything this series has shown?
 * Assumes: points in order and evenly enough spaced. Uses this point and earlier ones only, one setting for all series.
 * Method: four views (the nearest past value, the nearest past stretch of 16 and of 24 points, and the gap between the
 *   recent and the long level), each as tail evidence against its own past; their mean, less a quarter of the logarithm
 *   of the number of points seen (a longer past throws up rarer things by chance), against one bar; alarms hold back
 *   the next one.
 * Units: values in any unit, scores in [0, 1]; `learning` in points.
 * Errors: "not_enough_data" during the learning points; "not_a_number" for a value that is not finite or beyond 1e150,
 *   which leaves no trace in the detector. Options outside their range throw a RangeError.
 * Cost: constant a point once `memory` points are held.
 * Example: docs/methods/anomalies.md has the scores on the Numenta Anomaly Benchmark.
 */
export function streamingDetector(options: DetectorOptions): StreamingDetector {
  const settings = { ...detectorDefaults, ...options };
  requireWhole("learning", settings.learning, 1);
  requireWhole("memory", settings.memory, 100);
  requireAtLeast("fatigue", settings.fatigue, 0);
  const views = viewsOf(settings);
  const gate = new AlarmGate({
    quiet: settings.quiet * settings.learning,
    fatigue: settings.fatigue,
    recovery: settings.recovery * settings.learning,
  });
  let seen = 0;
  return {
    push(value) {
      if (!(Math.abs(value) <= LARGEST)) return undefinedResult("not_a_number", `the value is ${value}`);
      const evidence = views.reduce((sum, view) => sum + view(value), 0) / views.length;
      seen += 1;
      if (seen <= settings.learning) {
        return undefinedResult("not_enough_data", `${seen} of ${settings.learning} points to learn from`);
      }
      const score = gate.push(evidence - settings.lengthPenalty * Math.log(seen) - settings.bar);
      return { score, alarm: score >= 0.5, evidence };
    },
  };
}

type View = (value: number) => number;

function viewsOf(settings: Required<DetectorOptions>): View[] {
  const shapes = settings.shapes.map((length): View => {
    const distance = new ShapeDistance(length, settings.memory);
    const tail = new TailEvidence(settings.tailMemory);
    return (value) => tail.push(distance.push(value) ?? 0);
  });
  const shift = new LevelShift(settings.quick, settings.slow);
  const tail = new TailEvidence(settings.tailMemory);
  return [...shapes, (value) => tail.push(shift.push(value))];
}
