import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brierScore, calibrate, calibrated, liftTable, logLoss } from "../index.ts";
import { defined } from "../testing/defined.ts";

const cases = fc.array(fc.record({ score: fc.integer({ min: 0, max: 8 }), came: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
});
const split = (them: { score: number; came: boolean }[]) => ({
  scores: them.map(({ score }) => score),
  outcomes: them.map(({ came }) => came),
});

test("the documented examples hold", () => {
  expect(calibrate([1, 2, 3, 4], [false, true, false, true])).toEqual({
    scores: [1, 2, 3, 4],
    shares: [0, 0.5, 0.5, 1],
  });
  expect(calibrated(0.5, { scores: [0, 1], shares: [0.2, 0.4] })).toBeCloseTo(0.3, 15);
  expect(brierScore([0.8, 0.4], [true, false])).toBeCloseTo(0.1, 15);
  expect(logLoss([0.8, 0.4], [true, false])).toBeCloseTo(0.367, 3);
  const [high, low, ...more] = defined(liftTable([0.9, 0.7, 0.3, 0.1], [true, true, false, true], 2));
  expect(high).toMatchObject({ cases: 2, positives: 2, rate: 1 });
  expect(low).toMatchObject({ cases: 2, positives: 1, rate: 0.5, caught: 1 });
  expect([high!.lift, low!.lift, high!.caught]).toEqual([4 / 3, 2 / 3, 2 / 3]);
  expect(more).toEqual([]);
});

describe("calibration", () => {
  test("it is scikit-learn 1.9.1's isotonic regression, within 1e-14, also between scores and beyond", () => {
    const scores = [0.1, 0.2, 0.2, 0.3, 0.4, 0.5, 0.6, 0.6, 0.7, 0.9];
    const calibration = defined(calibrate(scores, [0, 0, 1, 0, 1, 0, 1, 1, 0, 1].map(Boolean)));
    const asked = [0, 0.1, 0.15, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
    const told = [0, 0, 1 / 6, 1 / 3, 1 / 3, 5 / 12, 0.5, 0.5, 0.5, 2 / 3, 2 / 3, 5 / 6, 1, 1];
    asked.forEach((score, i) => {
      expect(calibrated(score, calibration)).toBeCloseTo(told[i]!, 14);
    });
  });
  test("shares rise with the score, and at each share as many came as told", () => {
    fc.assert(
      fc.property(cases, (them) => {
        const { scores, outcomes } = split(them);
        const calibration = defined(calibrate(scores, outcomes));
        const told = scores.map((score) => calibrated(score, calibration));
        for (const share of new Set(told)) {
          const own = outcomes.filter((_, i) => told[i] === share);
          expect(own.filter(Boolean).length / own.length).toBeCloseTo(share, 12);
        }
        calibration.shares.forEach((it, i) => {
          if (i === 0) return;
          expect(it).toBeGreaterThanOrEqual(calibration.shares[i - 1]!);
          expect(calibration.scores[i]).toBeGreaterThan(calibration.scores[i - 1]!);
        });
      }),
    );
  });
  test.each<[string, number[], boolean[], string]>([
    ["no cases", [], [], "not_enough_data"],
    ["NaN", [1, Number.NaN], [true, false], "not_a_number"],
    ["infinity", [Number.POSITIVE_INFINITY], [true], "not_a_number"],
  ])("%s: a reason", (_, scores, outcomes, reason) => {
    expect(calibrate(scores, outcomes)).toMatchObject({ reason });
  });
  test("one case, or one class, is the same share for all; what cannot be is refused", () => {
    expect(calibrated(-5, defined(calibrate([3], [true])))).toBe(1);
    expect(calibrated(9, defined(calibrate([3, 4, 4], [false, false, false])))).toBe(0);
    expect(() => calibrate([1], [])).toThrow(RangeError);
    expect(() => calibrated(Number.NaN, { scores: [1], shares: [1] })).toThrow(/score/);
    expect(() => calibrated(1, { scores: [], shares: [] })).toThrow(/calibration/);
  });
});

describe("lift table", () => {
  test("it has all cases and positives, equal scores in one row, and what is caught grows to 1", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 12 }), (them, rows) => {
        const { scores, outcomes } = split(them);
        const table = liftTable(scores, outcomes, rows);
        const all = outcomes.filter(Boolean).length;
        if (!Array.isArray(table)) {
          expect([all, table.reason]).toEqual([0, "not_enough_data"]);
          return;
        }
        expect(table.length).toBeLessThanOrEqual(Math.min(rows, new Set(scores).size));
        expect(table.reduce((sum, row) => sum + row.cases, 0)).toBe(them.length);
        expect(table.reduce((sum, row) => sum + row.positives, 0)).toBe(all);
        expect(table.reduce((sum, row) => sum + row.lift * row.cases, 0) / them.length).toBeCloseTo(1, 12);
        expect(table.at(-1)!.caught).toBe(1);
      }),
    );
  });
  test("infinite scores have their place, NaN has none, and rows must be at least one", () => {
    const { POSITIVE_INFINITY: most, NEGATIVE_INFINITY: least } = Number;
    expect(defined(liftTable([least, 0, most], [false, false, true], 3)).map((it) => it.lift)).toEqual([3, 0, 0]);
    expect(liftTable([Number.NaN], [true])).toMatchObject({ reason: "not_a_number" });
    expect(liftTable([], [])).toMatchObject({ reason: "not_enough_data" });
    expect(() => liftTable([1], [true], 0)).toThrow(/rows/);
    expect(() => liftTable([1], [])).toThrow(RangeError);
  });
});

describe("errors of probabilities", () => {
  test("they are least, in the mean, where the truth is told", () => {
    const outcomes = [true, false, false, false];
    for (const score of [brierScore, logLoss]) {
      const at = (told: number) => defined(score([told, told, told, told], outcomes));
      expect(at(0.25)).toBeLessThan(Math.min(at(0.24), at(0.26)));
    }
  });
  test("no cases are a reason, and so is the impossible that came; certainty that was right costs nothing", () => {
    for (const score of [brierScore, logLoss]) {
      expect(score([], [])).toMatchObject({ reason: "not_enough_data" });
      expect(score([1, 0], [true, false])).toBe(0);
      expect(() => score([1.1], [true])).toThrow(/predictions\[0\]/);
      expect(() => score([Number.NaN], [true])).toThrow(/predictions\[0\]/);
      expect(() => score([0.5], [])).toThrow(RangeError);
    }
    expect(logLoss([0.5, 0], [true, true])).toMatchObject({ reason: "not_positive" });
    expect(brierScore([0], [true])).toBe(1);
  });
});
