import { describe, expect, test } from "vitest";
import { digamma, logGamma } from "../index.ts";

const off = (value: number, reference: number): number =>
  Math.abs(value - reference) / Math.max(1, Math.abs(reference));

test.each([
  [1, 0],
  [2, 0],
  [0.5, 0.5723649429247001],
  [1e-10, 23.02585092988273],
  [3.5, 1.2009736023470743],
  [10, 12.801827480081469],
  [100, 359.1342053695754],
  [1e8, 1742068066.1038346],
])("logGamma(%d) is as tabulated", (x, value) => expect(off(logGamma(x), value)).toBeLessThan(1e-14));

test.each([
  [1, -0.5772156649015329],
  [0.5, -1.9635100260214235],
  [1e-3, -1000.5755719318103],
  [10, 2.251752589066721],
  [100, 4.600161852738087],
])("digamma(%d) is as tabulated", (x, value) => expect(off(digamma(x), value)).toBeLessThan(1e-14));

test("both obey their recurrence, over where the series begins too", () => {
  for (const x of [0.3, 0.7, 3.3, 8.999, 9.5, 10.2, 55]) {
    expect(off(logGamma(x + 1), logGamma(x) + Math.log(x))).toBeLessThan(1e-14);
    expect(off(digamma(x + 1), digamma(x) + 1 / x)).toBeLessThan(1e-14);
  }
});

describe.each([
  ["logGamma", logGamma],
  ["digamma", digamma],
])("%s", (_, of) => {
  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("%d is refused", (x) => {
    expect(() => of(x)).toThrow(RangeError);
  });
});
