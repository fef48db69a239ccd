import { describe, expect, test } from "vitest";
import { emptySeason, hourOfWeek, rememberBucket, type SeasonOptions, type SeasonSummary } from "../index.ts";
import { usualOf } from "./usualOf.ts";

const options: SeasonOptions = { ...hourOfWeek, season: 2 };
const amount: SeasonOptions = { ...options, kind: "amount" };

function season(buckets: readonly { slot?: number; value: number; weight?: number }[], of = options): SeasonSummary {
  const summary = emptySeason(of);
  for (const { slot = 0, ...bucket } of buckets) rememberBucket(summary, { slot, ...bucket }, of);
  return summary;
}
const times = (n: number, value: number, weight?: number) =>
  Array.from({ length: n }, () => ({ value, ...(weight === undefined ? {} : { weight }) }));

describe("of totals", () => {
  test.each([
    ["one value is itself", times(1, 7), 7],
    ["values that never varied are what they were", times(8, 100), 100],
    ["nothing but nothing is nothing", times(8, 0), 0],
    ["only the latest eight count", [...times(8, 900), ...times(8, 100)], 100],
    ["one outage is held to 1.5 spreads of a Poisson count", [...times(7, 100), { value: 0 }], (7 * 100 + 85) / 8],
    ["one rush too", [...times(7, 100), { value: 9_000 }], (7 * 100 + 115) / 8],
  ])("%s", (_, buckets, usual) => expect(usualOf(season(buckets), 0, options)).toBeCloseTo(usual, 9));
  test("an amount is held to its own spread: where it never varied, to what it always was", () => {
    expect(usualOf(season([...times(7, 100), { value: 0 }], amount), 0, amount)).toBe(100);
  });
});

describe("of ratios", () => {
  test("sums are divided, ratios are not averaged", () => {
    const usual = usualOf(
      season([
        { value: 1, weight: 10 },
        { value: 99, weight: 990 },
      ]),
      0,
      options,
    );
    expect(usual).toBeCloseTo(100 / 1_000, 9);
  });
  test("many visits say what their own slot's ratio is", () => {
    const both = [...times(8, 60, 1_000), ...times(8, 20, 1_000).map((it) => ({ ...it, slot: 1 }))];
    const summary = season(both);
    expect(usualOf(summary, 0, options)).toBeGreaterThan(0.055);
    expect(usualOf(summary, 1, options)).toBeLessThan(0.025);
  });
  test("few visits lean on the ratio of all, with the weight of 25 events", () => {
    const many = Array.from({ length: 400 }, () => ({ slot: 1, value: 50, weight: 1_000 }));
    const summary = season([...many, { value: 0, weight: 10 }]);
    const all = summary.overall.value / summary.overall.weight;
    expect(usualOf(summary, 0, options)).toBeCloseTo((all * 25) / all / (25 / all + 10), 9);
    expect(usualOf(summary, 0, options) / all).toBeGreaterThan(0.97);
  });
  test("one hour that is far off is held", () => {
    const buckets = Array.from({ length: 8 }, () => ({ slot: 1, value: 50, weight: 1_000 }));
    const summary = season([...buckets, ...times(7, 50, 1_000), { value: 1_000, weight: 1_000 }]);
    expect(usualOf(summary, 0, options)).toBeLessThan(0.12);
  });
  test.each([
    ["nothing out of nothing", times(3, 0, 0), 0],
    ["nothing out of something", times(3, 0, 50), 0],
  ])("%s has a ratio of 0, and no NaN", (_, buckets, usual) =>
    expect(usualOf(season(buckets), 0, options)).toBe(usual),
  );
});
