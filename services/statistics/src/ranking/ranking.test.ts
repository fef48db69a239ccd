import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isUndefined, type ScoreCuts, scoreCuts, scoreOf } from "../index.ts";

function cutsOf(...given: Parameters<typeof scoreCuts>): ScoreCuts {
  const cuts = scoreCuts(...given);
  if (isUndefined(cuts)) throw new Error(cuts.detail);
  return cuts;
}

/** The definition itself; better than all of the sample is no higher than the highest score. */
function defined(value: number, sample: readonly number[], quantiles: number, better: "larger" | "smaller"): number {
  const worse = sample.filter((it) => (better === "larger" ? it < value : it > value)).length;
  return Math.min(quantiles, 1 + Math.floor((quantiles * worse) / sample.length));
}

const tied = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 40 });
const spread = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 40 });
const better = fc.constantFrom("larger" as const, "smaller" as const);

test("the documented examples hold", () => {
  expect(scoreCuts([10, 20, 30, 40], 2)).toEqual({ better: "larger", cuts: [20] });
  expect(scoreOf(35, { better: "larger", cuts: [20] })).toBe(2);
});

test("scores are those of the definition, for values of the sample and others, heavy ties included", () => {
  fc.assert(
    fc.property(fc.oneof(tied, spread), fc.integer({ min: 1, max: 12 }), better, spread, (sample, q, way, others) => {
      const cuts = cutsOf(sample, q, way);
      expect(cuts.cuts).toHaveLength(q - 1);
      const between = sample.map((it) => it + 0.5);
      for (const value of [...sample, ...between, ...others, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        expect(scoreOf(value, cuts)).toBe(defined(value, sample, q, way));
      }
    }),
    { numRuns: 500 },
  );
});

test("values that all differ are put in fifths of equal size, smaller being better turns them about", () => {
  const values = Float64Array.from({ length: 1000 }, (_, i) => (i * 37) % 1000);
  for (const way of ["larger", "smaller"] as const) {
    const cuts = cutsOf(values, 5, way);
    const counts = [0, 0, 0, 0, 0];
    for (const value of values) counts[scoreOf(value, cuts) - 1]!++;
    expect(counts).toEqual([200, 200, 200, 200, 200]);
    expect(scoreOf(0, cuts)).toBe(way === "larger" ? 1 : 5);
  }
});

test("a sample is left as it was", () => {
  const values = [3, 1, 2];
  scoreCuts(values, 3, "smaller");
  expect(values).toEqual([3, 1, 2]);
});

describe("edges", () => {
  test.each([
    ["no values", [], "not_enough_data"],
    ["NaN", [1, Number.NaN], "not_a_number"],
    ["infinity", [1, Number.POSITIVE_INFINITY], "not_a_number"],
  ])("%s: a reason", (_, values, reason) => {
    expect(scoreCuts(values, 5)).toMatchObject({ reason });
  });
  test("one value and equal values have the lowest score, as nothing is worse", () => {
    for (const values of [[7], [7, 7, 7, 7]]) {
      expect(scoreOf(7, cutsOf(values, 5))).toBe(1);
      expect(scoreOf(8, cutsOf(values, 5))).toBe(5);
    }
  });
  test("one quantile is a score of 1 for all", () => {
    expect(scoreOf(9, cutsOf([1, 2], 1))).toBe(1);
  });
  test("no quantiles and a value that is no number are refused", () => {
    expect(() => scoreCuts([1], 0)).toThrow(/quantiles/);
    expect(() => scoreOf(Number.NaN, cutsOf([1], 5))).toThrow(/value/);
  });
});
