import { describe, expect, it } from "vitest";
import { Random, stream } from "./random.ts";

describe("Random", () => {
  it("gives the published output of xoshiro128** for the state 1, 2, 3, 4", () => {
    const random = new Random(1, 2, 3, 4);
    const published = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849];
    expect(published.map(() => random.uint32())).toEqual(published);
  });

  it("refuses the all-zero state", () => {
    expect(() => new Random(0, 0, 0, 0)).toThrow(RangeError);
  });

  it("keeps float in [0, 1) and positive in (0, 1]", () => {
    const random = stream(1, "range");
    for (let i = 0; i < 10_000; i++) {
      const [a, b] = [random.float(), random.positive()];
      expect(a >= 0 && a < 1 && b > 0 && b <= 1).toBe(true);
    }
  });

  it("spreads floats evenly over 64 cells (chi-square, p > 0.0001)", () => {
    const random = stream(2, "even");
    const cells = new Array<number>(64).fill(0);
    for (let i = 0; i < 64_000; i++) {
      const cell = random.below(64);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    expect(cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(114);
  });

  it("refuses to pick from an empty list", () => {
    expect(() => stream(1, "empty").pick([])).toThrow("empty");
  });
});

describe("stream", () => {
  const first = (seed: number, name: string, index?: number) => stream(seed, name, index).uint32();

  it("is the same for the same seed, name and index", () => {
    expect(first(42, "orders", 7)).toBe(first(42, "orders", 7));
  });

  it("differs by seed (also above 32 bits), by name and by index, for 100,000 streams", () => {
    expect(first(1, "a")).not.toBe(first(2 ** 32 + 1, "a"));
    const states = new Set<string>();
    for (let index = 0; index < 50_000; index++) {
      for (const name of ["order", "customer"]) {
        const random = stream(5, name, index);
        states.add(`${random.uint32()}-${random.uint32()}`);
      }
    }
    expect(states.size).toBe(100_000);
  });

  it("starts neighbouring streams without correlation (|r| < 4 / sqrt(n))", () => {
    const n = 20_000;
    const values = Array.from({ length: n }, (_, i) => stream(9, "order", i).float() - 0.5);
    const covariance = values.reduce((sum, value, i) => sum + value * (values[i + 1] ?? 0), 0) / n;
    expect(Math.abs(covariance * 12)).toBeLessThan(4 / Math.sqrt(n));
  });

  it.each([Number.NaN, 1.5, Number.POSITIVE_INFINITY])("refuses the seed %s", (seed) => {
    expect(() => stream(seed, "x")).toThrow("seed must be a whole number");
  });
});
