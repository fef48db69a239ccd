import { holm } from "@vigie/statistics";
import { dayMs } from "../platform/time/days.ts";
import { type Candidate, compareDimensions, type Effect, oldest, scoreOf } from "./score.ts";

export interface RankOptions {
  /** The stretch of time that the candidates were taken from, effect included. */
  from: number;
  to: number;
  shuffles: number;
  /** Numbers in [0, 1). */
  random: () => number;
  /** Since when signals of a kind would have been known; left out: for the whole stretch. */
  since?: ReadonlyMap<string, number> | undefined;
  /** A candidate whose adjusted p-value is at most this is a likely cause. */
  alpha: number;
}

export interface Ranked {
  candidate: Candidate;
  score: number;
  /** How often signals of this kind would explain an effect at another such time as well. */
  p: number;
  /** The same, adjusted for having looked at several kinds. */
  adjusted: number;
  /** Signals of this kind in the whole stretch. */
  ofKind: number;
  minutesBefore: number;
  shared: string[];
  contradicts: string[];
  likely: boolean;
}

const jitterMs = 2 * 3_600_000;

const isWeekend = (at: number) => [0, 6].includes(new Date(at).getUTCDay());

/** What people do follows working days; what machines do does not. */
const byPeople = new Set(["deploy", "price_change", "campaign", "experiment", "holiday"]);

/** The days on which the effect could as well have come: every day, or those of its own kind, working days or weekends. */
function daysOf(effect: Effect, kind: string, from: number, to: number): number[] {
  const { startedAt } = effect;
  const reach = oldest * effect.bucketMs + jitterMs;
  const back = Math.max(0, Math.floor((startedAt - reach - from) / dayMs));
  const ahead = Math.max(0, Math.floor((to - jitterMs - startedAt) / dayMs));
  const days = Array.from({ length: back + ahead + 1 }, (_, n) => startedAt + (n - back) * dayMs);
  const weekend = isWeekend(startedAt);
  return byPeople.has(kind) ? days.filter((day) => isWeekend(day) === weekend) : days;
}

/**
 * What the best signal of a kind would score for effects at other times: on other days, at this time of the day and up to
 * two hours more or less. What happens every day at this time, and deploys that come on working days, so keep doing so;
 * otherwise the nightly backup would explain every nightly fall.
 */
function shuffledScores(effect: Effect, ofKind: readonly Candidate[], options: RankOptions): number[] {
  const kind = ofKind[0]?.kind ?? "";
  const since = options.since?.get(kind) ?? options.from;
  const days = daysOf(effect, kind, Math.max(options.from, since), options.to);
  const sorted = ofKind.toSorted((a, b) => a.startedAt - b.startedAt);
  const starts = sorted.map((it) => it.startedAt);
  return Array.from({ length: options.shuffles }, () => {
    const day = days[Math.floor(options.random() * days.length)] ?? effect.startedAt;
    const startedAt = day + (options.random() * 2 - 1) * jitterMs;
    const end = startedAt + (effect.onsetMs ?? effect.bucketMs);
    let best = 0;
    for (let index = lowerBound(starts, startedAt - oldest * effect.bucketMs); index < sorted.length; index++) {
      const it = sorted[index] as Candidate;
      if (it.startedAt >= end) break;
      best = Math.max(best, scoreOf({ ...effect, startedAt }, it));
    }
    return best;
  });
}

/** Where the first value of at least `least` stands in an ascending list. */
function lowerBound(values: readonly number[], least: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pValueOf(observed: number, shuffled: readonly number[], random: () => number): number {
  const greater = shuffled.filter((score) => score > observed).length;
  const equal = 1 + shuffled.filter((score) => score === observed).length;
  return (greater + Math.max(random(), Number.EPSILON) * equal) / (shuffled.length + 1);
}

/**
 * The permutation p-value of one kind of signal against its own base rate.
 *
 * Question: were this kind's signals unrelated to the effect, how often would the best of them explain it as well as this?
 * Assumes: an unrelated effect could as well have come on another day of the same kind. Ties are broken at random, so that the
 *   value is uniform where there is nothing to be found.
 * Units: a probability in (0, 1].
 * Source: Phipson and Smyth, "Permutation p-values should never be zero", SAGMB 9(1), 2010.
 */
export function kindPValue(
  effect: Effect,
  ofKind: readonly Candidate[],
  observed: number,
  options: RankOptions,
): number {
  return pValueOf(observed, shuffledScores(effect, ofKind, options), options.random);
}

/**
 * Ranks what could have caused a change: by the adjusted p-value of its kind, then by how well it lies in time and place.
 * Nothing that came after the effect is in the list; "no candidate" is an empty list, and no likely one is common.
 */
export function rankCauses(effect: Effect, candidates: readonly Candidate[], options: RankOptions): Ranked[] {
  const kinds = [...Map.groupBy(candidates, (it) => it.kind).values()].map((ofKind) => {
    const near = ofKind.map((it) => ({ it, score: scoreOf(effect, it) })).filter(({ score }) => score > 0);
    // Shuffled once for the kind: its signals are all held against the same base rate.
    const shuffled = near.length > 0 ? shuffledScores(effect, ofKind, options) : [];
    const tested = near.map(({ it, score }) => ({ it, score, p: pValueOf(score, shuffled, options.random) }));
    return { n: ofKind.length, tested };
  });
  // One test for each kind that was looked at, with something near or not: that of its best signal.
  const lowest = kinds.map(({ tested }) => Math.min(1, ...tested.map(({ p }) => p)));
  const adjusted = holm(lowest);
  return kinds
    .flatMap(({ n, tested }, index) => {
      const factor = (adjusted[index] ?? 1) / (lowest[index] ?? 1);
      return tested.map(({ it, score, p }) => toRanked(effect, { it, score, p, n }, Math.min(1, p * factor), options));
    })
    .sort((a, b) => a.adjusted - b.adjusted || b.score - a.score || a.candidate.id - b.candidate.id);
}

interface Tested {
  it: Candidate;
  score: number;
  p: number;
  n: number;
}

const toRanked = (effect: Effect, { it, score, p, n }: Tested, adjusted: number, { alpha }: RankOptions): Ranked => ({
  candidate: it,
  score,
  p,
  adjusted,
  ofKind: n,
  minutesBefore: Math.round((effect.startedAt - it.startedAt) / 60_000),
  ...compareDimensions(effect, it),
  likely: adjusted <= alpha,
});
