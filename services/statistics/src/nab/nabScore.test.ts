import { expect, test } from "vitest";
import { nabScore, probation, windowsOf } from "../index.ts";

/** 100 points, so 15 are not scored; one window from 40 to 49. */
const labels = Array.from({ length: 100 }, (_, i) => i >= 40 && i <= 49);
const alarmsAt = (...at: number[]): number[] => labels.map((_, i) => (at.includes(i) ? 1 : 0));
const score = (...at: number[]): number => nabScore([{ labels, scores: alarmsAt(...at) }], 0.5).score;
const sigma = (p: number): number => 2 / (1 + Math.exp(5 * p)) - 1;

test("silence is 0, the first point of every window is 100", () => {
  expect(score()).toBe(0);
  expect(score(40)).toBe(100);
});

test("a window's last point counts by its place", () => {
  // p = −(49 − 49 + 1)/10 = −0.1; s = 0.244918662403709; s(−1) = 0.986614298151430
  expect(score(49)).toBeCloseTo(50 * (0.244918662403709 / 0.98661429815143 + 1), 9);
});

test("a window counts once, with its best point", () => {
  const both = nabScore([{ labels, scores: alarmsAt(40, 45, 49) }], 0.5);
  expect(both).toMatchObject({ score: 100, truePositivePoints: 3, windowsFound: 1, recall: 1, meanDelay: 0 });
});

test("an alarm before any window costs 0.11", () => {
  expect(score(20)).toBeCloseTo(50 * -0.11, 12);
});

test("an alarm after a window costs by its distance in widths of the window, at most 0.11", () => {
  expect(score(50)).toBeCloseTo(50 * 0.11 * sigma(1 / 9), 12);
  expect(score(76)).toBeCloseTo(50 * 0.11 * sigma(3), 12);
  expect(score(77)).toBeCloseTo(50 * -0.11, 12);
});

test("alarms among the first points are not scored", () => {
  expect(score(0, 14)).toBe(0);
  expect(score(15)).toBeLessThan(0);
});

test("series add up: a missed and a found window are 50", () => {
  const found = { labels, scores: alarmsAt(40) };
  const result = nabScore([found, { labels, scores: alarmsAt() }], 0.5);
  expect(result).toMatchObject({ score: 50, raw: 0, windows: 2, recall: 0.5, precision: 1 });
});

test("a window of one point is scored, and an alarm after it costs in full", () => {
  const one = labels.map((_, i) => i === 40);
  expect(nabScore([{ labels: one, scores: alarmsAt(40) }], 0.5).score).toBe(100);
  expect(nabScore([{ labels: one, scores: alarmsAt(41) }], 0.5).raw).toBeCloseTo(-1.11, 12);
});

test("without an alarm precision and delay are null, not 0", () => {
  expect(nabScore([{ labels, scores: alarmsAt() }], 0.5)).toMatchObject({ precision: null, meanDelay: null });
});

test("what cannot be scored is refused", () => {
  expect(() => nabScore([], 0.5)).toThrow(/labelled window/);
  expect(() => nabScore([{ labels, scores: [1] }], 0.5)).toThrow(/equally many/);
  for (const value of [Number.NaN, 1.1, -1, Number.POSITIVE_INFINITY])
    expect(() => nabScore([{ labels: [true], scores: [value] }], 0.5)).toThrow(/scores\[0\]/);
});

test("windows are runs of flags", () => {
  expect(windowsOf([])).toEqual([]);
  expect(windowsOf([true, false, true, true])).toEqual([
    { first: 0, last: 0 },
    { first: 2, last: 3 },
  ]);
});

test("15 % of a series, at most 750 points, is not scored", () => {
  expect([probation(0), probation(1), probation(4032), probation(22_695)]).toEqual([0, 0, 604, 750]);
});
