import { AlarmGate } from "../src/detector/alarmGate.ts";
import { type NabResult, nabScore, probation } from "../src/index.ts";
import type { Run } from "./run.ts";

/** One setting of what follows the evidence, and what it reaches on each series. */
interface Trial {
  raws: number[];
}

/** How a choice made on one half of the series does on the other, over many random halves. */
export interface CrossValidated {
  splits: number;
  settings: number;
  chosenOn: number;
  scoredOn: number;
  /** A twentieth of the other halves score less. */
  low: number;
}

/** Grid around the shipped setting. */
const BARS = [-0.25, 0, 0.15, 0.25, 0.35, 0.5, 0.75, 1];
const PENALTIES = [0, 0.25, 0.5];
const QUIETS = [0.1, 0.15, 0.2];
const FATIGUES = [0.5, 1, 1.5];
const RECOVERIES = [0.3, 0.6, 1.2];

/** Tunes bar, length penalty, quiet time, fatigue and recovery (or the bar alone) on one half, scores the other. */
export function crossValidate(runs: readonly (readonly Run[])[], barOnly: boolean, splits = 200): CrossValidated {
  const windows = (runs[0] ?? []).map((run) => nabOf(run, run.scores).windows);
  const trials = runs.flatMap((variant) => trialsOf(variant, barOnly));
  const chosen: number[] = [];
  const scored: number[] = [];
  const random = lehmer(7);
  for (let split = 0; split < splits / 2; split++) {
    const [one, other] = halve(windows.length, random);
    for (const [tune, test] of [[one, other] as const, [other, one] as const]) {
      const best = trials.reduce((a, b) => (scoreOf(b, windows, tune) > scoreOf(a, windows, tune) ? b : a));
      chosen.push(scoreOf(best, windows, tune));
      scored.push(scoreOf(best, windows, test));
    }
  }
  scored.sort((a, b) => a - b);
  const low = scored[Math.floor(scored.length / 20)] ?? Number.NaN;
  return { splits, settings: trials.length, chosenOn: mean(chosen), scoredOn: mean(scored), low };
}

/** Tunes all of it on the series outside a group, scores the group; groups are the folders that series lie in. */
export function leaveOut(runs: readonly (readonly Run[])[], names: readonly string[], group: string): number {
  const windows = (runs[0] ?? []).map((run) => nabOf(run, run.scores).windows);
  const inside = names.flatMap((name, index) => (name.startsWith(group) ? [index] : []));
  const outside = names.flatMap((name, index) => (name.startsWith(group) ? [] : [index]));
  const trials = runs.flatMap((variant) => trialsOf(variant, false));
  const best = trials.reduce((a, b) => (scoreOf(b, windows, outside) > scoreOf(a, windows, outside) ? b : a));
  return scoreOf(best, windows, inside);
}

function trialsOf(runs: readonly Run[], barOnly: boolean): Trial[] {
  const trials: Trial[] = [];
  for (const bar of BARS)
    for (const penalty of barOnly ? [0.25] : PENALTIES)
      for (const quiet of barOnly ? [0.15] : QUIETS)
        for (const fatigue of barOnly ? [1] : FATIGUES)
          for (const recovery of barOnly ? [0.6] : RECOVERIES)
            trials.push({ raws: runs.map((run) => rawOf(run, { bar, penalty, quiet, fatigue, recovery })) });
  return trials;
}

function rawOf(
  run: Run,
  set: { bar: number; penalty: number; quiet: number; fatigue: number; recovery: number },
): number {
  const learning = probation(run.labels.length);
  const gate = new AlarmGate({
    quiet: set.quiet * learning,
    fatigue: set.fatigue,
    recovery: set.recovery * learning,
  });
  const scores = run.evidence.map((nats, index) =>
    index < learning ? 0 : gate.push(nats - set.penalty * Math.log(index + 1) - set.bar),
  );
  return nabOf(run, scores).raw;
}

function nabOf(run: Run, scores: readonly number[]): NabResult {
  return nabScore([{ labels: run.labels, scores }], 0.5);
}

function scoreOf(trial: Trial, windows: readonly number[], half: readonly number[]): number {
  const raw = half.reduce((sum, index) => sum + (trial.raws[index] ?? 0), 0);
  const count = half.reduce((sum, index) => sum + (windows[index] ?? 0), 0);
  return (100 * (raw + count)) / (2 * count);
}

function halve(size: number, random: () => number): [number[], number[]] {
  const order = Array.from({ length: size }, (_, index) => ({ index, key: random() })).sort((a, b) => a.key - b.key);
  const indices = order.map((it) => it.index);
  return [indices.slice(0, size >> 1), indices.slice(size >> 1)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Park and Miller's generator: the halves are the same in every run. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
