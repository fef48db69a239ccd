import { expect, test } from "vitest";
import { sampleRows, seededRandom } from "../index.ts";

test("the documented examples hold", () => {
  expect(seededRandom(1)()).toBeCloseTo(0.5734, 4);
  expect(sampleRows(3, 5, seededRandom(1))).toEqual(Int32Array.of(0, 1, 2));
});

test("numbers are spread evenly, inside (0, 1), and neighbours in order or seed have nothing in common", () => {
  const count = 100_000;
  const random = seededRandom(7);
  const values = Array.from({ length: count }, random);
  const tenths = new Array<number>(10).fill(0);
  for (const value of values) tenths[Math.floor(value * 10)]!++;
  // Beyond five standard deviations of a count of a tenth.
  for (const tenth of tenths) expect(Math.abs(tenth - count / 10)).toBeLessThan(5 * Math.sqrt(count * 0.09));
  const firsts = Array.from({ length: count }, (_, seed) => seededRandom(seed)());
  for (const them of [values, firsts]) {
    const products = them.slice(1).reduce((sum, it, i) => sum + (it - 0.5) * (them[i]! - 0.5), 0);
    expect(Math.abs(products / count)).toBeLessThan(5 / 12 / Math.sqrt(count));
    expect(new Set(them).size).toBeGreaterThan(count - 10);
  }
});

test("the same seed gives the same numbers, another others", () => {
  const take = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
  expect(take(5)).toEqual(take(5));
  expect(take(5)).not.toEqual(take(6));
  expect(take(5)).not.toEqual(take(5 + 2 ** 32));
  expect(() => seededRandom(0.5)).toThrow(/seed/);
});

test("a sample has so many different rows, rising, and each row as often as another", () => {
  const random = seededRandom(3);
  const counts = new Array<number>(20).fill(0);
  for (let time = 0; time < 20_000; time++) {
    const sample = sampleRows(20, 5, random);
    expect(sample).toHaveLength(5);
    sample.forEach((row, i) => {
      counts[row]!++;
      if (i > 0) expect(row).toBeGreaterThan(sample[i - 1]!);
    });
  }
  for (const count of counts) expect(Math.abs(count - 5000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.25 * 0.75));
});

test("no rows and no size have no sample", () => {
  expect(sampleRows(0, 5, seededRandom(1))).toHaveLength(0);
  expect(sampleRows(5, 0, seededRandom(1))).toHaveLength(0);
  expect(() => sampleRows(-1, 5, seededRandom(1))).toThrow(/rows/);
});
