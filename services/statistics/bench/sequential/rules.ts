import {
  type AlphaSpending,
  confidenceSequence,
  type Effect,
  groupSequentialBounds,
  isUndefined,
  logMixtureRatio,
  normalQuantile,
  spendObrienFleming,
  spendPocock,
} from "../../src/index.ts";

/** A way to judge day by day. */
export interface Rule {
  name: string;
  /** Whether it must keep alpha although it is looked at every day. */
  keeps: boolean;
  /** Whether no effect is left out at the end of a day, counted from 0. */
  excludesNone(effect: Effect, day: number): boolean;
}

/** All rules at 5 %, for so many days and units of both arms together at the end. */
export function rulesFor(days: number, plannedN: number, alpha = 0.05): Rule[] {
  const fixed = -normalQuantile(alpha / 2);
  const beyond = (effect: Effect, bound: number): boolean =>
    Math.abs(effect.difference) >= bound * effect.standardError;
  return [
    { name: "fixed test, looked at daily", keeps: false, excludesNone: (effect) => beyond(effect, fixed) },
    {
      name: "fixed test, last day only",
      keeps: true,
      excludesNone: (effect, day) => day === days - 1 && beyond(effect, fixed),
    },
    { name: "confidence sequence", keeps: true, excludesNone: (effect) => sequenceExcludes(effect, plannedN, alpha) },
    {
      name: "mixture test (mSPRT)",
      keeps: true,
      // Mixed over effects that a fixed test would just see at the end.
      excludesNone: (effect) => {
        const variance = fixed ** 2 * effect.standardError ** 2 * (effect.n / plannedN);
        const evidence = effect.standardError > 0 ? logMixtureRatio(effect, variance) : 0;
        return !isUndefined(evidence) && evidence >= -Math.log(alpha);
      },
    },
    ...[
      grouped("group sequential, O'Brien-Fleming, daily", days, days, spendObrienFleming, alpha),
      grouped("group sequential, O'Brien-Fleming, 5 looks", days, 5, spendObrienFleming, alpha),
      grouped("group sequential, Pocock, daily", days, days, spendPocock, alpha),
    ],
  ];
}

function grouped(name: string, days: number, looks: number, spending: AlphaSpending, alpha: number): Rule {
  const lookDays = Array.from({ length: looks }, (_, k) => Math.round(((k + 1) * days) / looks) - 1);
  const { bounds } = groupSequentialBounds(
    lookDays.map((day) => (day + 1) / days),
    alpha,
    spending,
  );
  return {
    name,
    keeps: true,
    excludesNone: (effect, day) => {
      const bound = bounds[lookDays.indexOf(day)];
      return bound !== undefined && Math.abs(effect.difference) >= bound * effect.standardError;
    },
  };
}

function sequenceExcludes(effect: Effect, plannedN: number, alpha: number): boolean {
  const interval = confidenceSequence(effect, { alpha, plannedN });
  return !isUndefined(interval) && (interval.lower > 0 || interval.upper < 0);
}
