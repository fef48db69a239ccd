import { probation } from "./probation.ts";
import type { NabResult, NabSeries, NabWindow } from "./types.ts";
import { windowsOf } from "./windowsOf.ts";

const FALSE_POSITIVE = 0.11;

/**
 * Score of the Numenta Anomaly Benchmark, standard profile.
 *
 * Question: does a detector find the labelled windows, early, and stay silent elsewhere?
 * Assumes: one threshold for all series; a point is an alarm where its score is at least the threshold.
 * Units: 100 is a detector that finds every window at its start and nothing else, 0 one that says nothing.
 * Errors: scores and labels of unequal length, a score outside [0, 1], or no labelled window throw a RangeError.
 * Source: Lavin and Ahmad, "Evaluating real-time anomaly detection algorithms", ICMLA 2015; the wording followed is that
 *   of `nab_published.json`.
 * Example: one series of 100 points without an alarm and with one window is `score` 0, `raw` −1.
 */
export function nabScore(series: readonly NabSeries[], threshold: number): NabResult {
  const tally: Tally = { raw: 0, windows: 0, inside: 0, outside: 0, delays: [] };
  for (const one of series) addSeries(tally, one, threshold);
  if (tally.windows === 0) throw new RangeError("series need at least one labelled window");
  const { raw, windows, inside, outside, delays } = tally;
  return {
    score: (100 * (raw + windows)) / (2 * windows),
    raw,
    windows,
    windowsFound: delays.length,
    truePositivePoints: inside,
    falsePositivePoints: outside,
    precision: inside + outside > 0 ? inside / (inside + outside) : null,
    recall: delays.length / windows,
    meanDelay: delays.length > 0 ? delays.reduce((sum, delay) => sum + delay, 0) / delays.length : null,
  };
}

interface Tally {
  raw: number;
  windows: number;
  inside: number;
  outside: number;
  delays: number[];
}

function addSeries(tally: Tally, { scores, labels }: NabSeries, threshold: number): void {
  if (scores.length !== labels.length) {
    throw new RangeError(`scores and labels must be equally many, got ${scores.length} and ${labels.length}`);
  }
  const windows = windowsOf(labels);
  const alarms = alarmsOf(scores, threshold);
  tally.windows += windows.length;
  for (const window of windows) addWindow(tally, window, alarms);
  for (const alarm of alarms) addOutside(tally, alarm, windows);
}

function alarmsOf(scores: readonly number[], threshold: number): number[] {
  const start = probation(scores.length);
  const alarms: number[] = [];
  scores.forEach((score, index) => {
    if (!(score >= 0 && score <= 1)) throw new RangeError(`scores[${index}] must be in [0, 1], got ${score}`);
    if (index >= start && score >= threshold) alarms.push(index);
  });
  return alarms;
}

/** The value falls from the window's start to its end, so its first alarm is its best. */
function addWindow(tally: Tally, { first, last }: NabWindow, alarms: readonly number[]): void {
  const found = alarms.filter((alarm) => alarm >= first && alarm <= last);
  const earliest = found[0];
  tally.inside += found.length;
  if (earliest === undefined) {
    tally.raw -= 1;
    return;
  }
  const width = last - first + 1;
  tally.raw += weight(-(last - earliest + 1) / width) / weight(-1);
  tally.delays.push((earliest - first) / width);
}

function addOutside(tally: Tally, alarm: number, windows: readonly NabWindow[]): void {
  if (windows.some(({ first, last }) => alarm >= first && alarm <= last)) return;
  const before = windows.findLast(({ last }) => last < alarm);
  tally.outside += 1;
  tally.raw += FALSE_POSITIVE * (before ? weight((alarm - before.last) / (before.last - before.first)) : -1);
}

/** 1 well before the end of a window, 0 at its end, −1 well after it. */
function weight(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}
