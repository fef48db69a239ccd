import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isUndefined, mad, median, quantile } from "../index.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });

test.each([
  ["no values", [], "not_enough_data"],
  ["NaN", [1, Number.NaN], "not_a_number"],
  ["infinity", [1, Number.POSITIVE_INFINITY], "not_a_number"],
])("%s is a reason, not a figure", (_, values, reason) => {
  for (const of of [median, mad, (it: number[]) => quantile(it, 0.5)]) expect(of(values)).toMatchObject({ reason });
});

describe("a few values", () => {
  test("one value is its own median and has no spread", () => {
    expect([median([7]), mad([7]), quantile([7], 0.9)]).toEqual([7, 0, 7]);
  });
  test("equal values have no spread", () => {
    expect(mad([2, 2, 2])).toBe(0);
  });
  test("the documented examples hold", () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(median([3, 1, 100])).toBe(3);
    expect(mad([1, 2, 3, 4, 100])).toBeCloseTo(1.4826022, 7);
  });
  test("huge values of opposite sign do not overflow", () => {
    expect(median([-1.7e308, 1.7e308])).toBe(0);
  });
  test("a share outside [0, 1] is refused", () => {
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
  });
});

test("nearly half of the values may be wild", () => {
  expect(median([1, 2, 3, 1e9, 1e9])).toBe(3);
});

test("a quantile lies among the values and grows with its share", () => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const it = quantile(values, share);
      if (isUndefined(it)) throw new Error(it.detail);
      const slack = 1e-9 * Math.max(1, ...values.map(Math.abs));
      expect(it).toBeGreaterThanOrEqual(Math.min(...values) - slack);
      expect(quantile(values, 1)).toBeGreaterThanOrEqual(it - slack);
    }),
  );
});

test("the spread scales with the values and ignores where they lie", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
      const moved = values.map((value) => 3 * value + 5);
      expect(mad(moved)).toBeCloseTo(3 * (mad(values) as number), 6);
    }),
  );
});
