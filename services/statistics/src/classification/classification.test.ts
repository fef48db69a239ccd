import fc from "fast-check";
import { expect, test } from "vitest";
import { calibrationTable, rocArea } from "../index.ts";

const cases = fc.array(fc.record({ score: fc.integer({ min: 0, max: 8 }), outcome: fc.boolean() }), { maxLength: 40 });

test("the documented examples hold", () => {
  expect(rocArea([0.9, 0.5, 0.5, 0.1], [true, true, false, false])).toBe(0.875);
  const [low, high, ...more] = calibrationTable([0.1, 0.1, 0.8, 0.9], [false, false, true, false], 2);
  expect(low).toEqual({ from: 0.1, to: 0.1, cases: 2, predicted: 0.1, observed: 0 });
  expect(high).toMatchObject({ from: 0.8, to: 0.9, cases: 2, observed: 0.5 });
  expect(high?.predicted).toBeCloseTo(0.85, 15);
  expect(more).toEqual([]);
});

test("the area is the share of pairs in the right order, ties as half", () => {
  fc.assert(
    fc.property(cases, (them) => {
      const won = them.flatMap((up) =>
        them.flatMap((down) =>
          up.outcome && !down.outcome ? [up.score > down.score ? 1 : up.score === down.score ? 0.5 : 0] : [],
        ),
      );
      const area = rocArea(
        them.map(({ score }) => score),
        them.map(({ outcome }) => outcome),
      );
      if (won.length === 0) expect(area).toMatchObject({ reason: "not_enough_data" });
      else expect(area).toBeCloseTo(won.reduce((a, b) => a + b) / won.length, 12);
    }),
  );
});

test("infinite scores have their place in the order, NaN has none", () => {
  const { POSITIVE_INFINITY: most, NEGATIVE_INFINITY: least } = Number;
  expect(rocArea([most, most, 0, least], [true, true, false, false])).toBe(1);
  expect(rocArea([0.5, Number.NaN], [true, false])).toMatchObject({ reason: "not_a_number" });
  expect(() => rocArea([1], [])).toThrow(RangeError);
});

test("a calibration table has all cases, in rows that do not overlap, and never more rows than asked for", () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 1, max: 12 }), (them, rows) => {
      const predictions = them.map(({ score }) => score / 8);
      const outcomes = them.map(({ outcome }) => outcome);
      const table = calibrationTable(predictions, outcomes, rows);
      expect(table.length).toBeLessThanOrEqual(rows);
      expect(table.reduce((sum, row) => sum + row.cases, 0)).toBe(them.length);
      const came = table.reduce((sum, row) => sum + row.observed * row.cases, 0);
      expect(came).toBeCloseTo(outcomes.filter(Boolean).length, 9);
      table.forEach((row, i) => {
        expect(row.predicted).toBeGreaterThanOrEqual(row.from - 1e-12);
        expect(row.predicted).toBeLessThanOrEqual(row.to + 1e-12);
        if (i > 0) expect(row.from).toBeGreaterThan(table[i - 1]!.to);
      });
    }),
  );
});

test("predictions that differ are put in rows of equal size", () => {
  const predictions = Array.from({ length: 100 }, (_, i) => i / 100);
  const table = calibrationTable(
    predictions,
    predictions.map((it) => it > 0.5),
  );
  expect(table.map((row) => row.cases)).toEqual(new Array(10).fill(10));
});

test.each([[[1.1]], [[Number.NaN]], [[-0.1]]])("a prediction of %d is refused", (predictions) => {
  expect(() => calibrationTable(predictions, [true])).toThrow(/predictions\[0\]/);
});

test("no rows, or outcomes for other cases, are refused; no cases give no rows", () => {
  expect(() => calibrationTable([0.5], [true], 0)).toThrow(/rows/);
  expect(() => calibrationTable([0.5], [])).toThrow(RangeError);
  expect(calibrationTable([], [])).toEqual([]);
});
