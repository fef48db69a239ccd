import fc from "fast-check";
import { expect, test } from "vitest";
import { isUndefined, type Standardised, standardise, standardiseRow } from "../index.ts";

function standardised(columns: Parameters<typeof standardise>[0]): Standardised {
  const result = standardise(columns);
  if (isUndefined(result)) throw new Error(result.detail);
  return result;
}

test("the documented examples hold", () => {
  const { columns, constant } = standardised([
    [1, 3],
    [5, 5],
  ]);
  expect(columns.map((it) => [...it])).toEqual([
    [-1, 1],
    [0, 0],
  ]);
  expect(constant).toEqual([1]);
  expect(standardiseRow([5], { mean: [1], sd: [2] })).toEqual([2]);
});

test("the deviation is that of the population, not of a sample", () => {
  const { scaling } = standardised([[2, 4, 4, 4, 5, 5, 7, 9]]);
  expect(scaling.mean[0]).toBeCloseTo(5, 15);
  expect(scaling.sd[0]).toBeCloseTo(2, 15);
});

test("a standardised column has a mean of 0 and a deviation of 1, and its rows are placed where they are", () => {
  const values = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 50 });
  fc.assert(
    fc.property(values, (column) => {
      const { columns, scaling, constant } = standardised([column]);
      expect([...columns[0]!]).toEqual(column.map((value) => standardiseRow([value], scaling)[0]));
      if (constant.length > 0) return;
      const mean = columns[0]!.reduce((sum, it) => sum + it, 0) / column.length;
      const squares = columns[0]!.reduce((sum, it) => sum + it ** 2, 0) / column.length;
      expect(Math.abs(squares - mean ** 2 - 1)).toBeLessThan(1e-6);
    }),
  );
});

test("equal values that rounding would spread are zeros", () => {
  const { columns, scaling, constant } = standardised([new Array(1001).fill(0.1)]);
  expect(scaling).toEqual({ mean: [0.1], sd: [0] });
  expect(new Set(columns[0])).toEqual(new Set([0]));
  expect(constant).toEqual([0]);
});

test.each([
  ["no rows", [[]], "not_enough_data"],
  ["NaN", [[1, Number.NaN]], "not_a_number"],
  ["infinity", [[1], [Number.POSITIVE_INFINITY]], "not_a_number"],
])("%s: a reason", (_, columns, reason) => {
  expect(standardise(columns)).toMatchObject({ reason });
});

test("one row is all constant; tables and rows of unlike length are refused", () => {
  expect(standardised([[3], [4]]).constant).toEqual([0, 1]);
  expect(() => standardise([[1, 2], [1]])).toThrow(/columns\[1\]/);
  expect(() => standardise([])).toThrow(RangeError);
  expect(() => standardiseRow([1], { mean: [1, 2], sd: [1, 1] })).toThrow(/row/);
  expect(() => standardiseRow([Number.NaN], { mean: [1], sd: [1] })).toThrow(/row\[0\]/);
});
