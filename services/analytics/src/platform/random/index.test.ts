import { expect, test } from "vitest";
import { generator } from "./index.ts";

test("the same seed gives the same numbers, another seed others", () => {
  const draw = (seed: number) => Array.from({ length: 3 }, generator(seed));
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(draw(1)[0]).toBe(0.6270739405881613);
});

test("numbers are spread evenly over [0, 1)", () => {
  const next = generator(9);
  const bins = Array.from({ length: 10 }, () => 0);
  for (let n = 0; n < 100_000; n++) {
    const bin = Math.floor(next() * 10);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  // Chi-squared with 9 degrees of freedom: 27.9 is its 99.9th percentile.
  expect(bins.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
});
