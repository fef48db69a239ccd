import { describe, expect, it } from "vitest";
import { AliasTable } from "./alias.ts";
import { beta } from "./beta.ts";
import { exponential } from "./exponential.ts";
import { gamma } from "./gamma.ts";
import { geometric } from "./geometric.ts";
import { logFactorial } from "./log-factorial.ts";
import { normal } from "./normal.ts";
import { poisson } from "./poisson.ts";
import { type Random, stream } from "./random.ts";

const N = 60_000;

type Draw = (random: Random) => number;

const THEORY: [name: string, draw: Draw, mean: number, variance: number][] = [
  ["exponential(0.5)", (r) => exponential(r, 0.5), 2, 4],
  ["normal(10, 2)", (r) => normal(r, 10, 2), 10, 4],
  ["normal(3, 0)", (r) => normal(r, 3, 0), 3, 0],
  ["gamma(0.3, 2)", (r) => gamma(r, 0.3, 2), 0.6, 1.2],
  ["gamma(1, 1)", (r) => gamma(r, 1, 1), 1, 1],
  ["gamma(7.5, 0.4)", (r) => gamma(r, 7.5, 0.4), 3, 1.2],
  ["beta(1.1, 4.4)", (r) => beta(r, 1.1, 4.4), 0.2, 0.16 / 6.5],
  ["beta(0.5, 0.5)", (r) => beta(r, 0.5, 0.5), 0.5, 0.125],
  ["geometric(0.25)", (r) => geometric(r, 0.25), 3, 12],
  ["geometric(1)", (r) => geometric(r, 1), 0, 0],
  ["poisson(0)", (r) => poisson(r, 0), 0, 0],
  ["poisson(0.7)", (r) => poisson(r, 0.7), 0.7, 0.7],
  ["poisson(9.9)", (r) => poisson(r, 9.9), 9.9, 9.9],
  ["poisson(10)", (r) => poisson(r, 10), 10, 10],
  ["poisson(400)", (r) => poisson(r, 400), 400, 400],
];

describe("distributions", () => {
  it.each(THEORY)("%s has its mean and variance within five standard errors", (name, draw, mean, variance) => {
    const random = stream(11, name);
    const values = Array.from({ length: N }, () => draw(random));
    const m = values.reduce((sum, x) => sum + x, 0) / N;
    const v = values.reduce((sum, x) => sum + (x - m) ** 2, 0) / (N - 1);
    const fourth = values.reduce((sum, x) => sum + (x - m) ** 4, 0) / N;
    expect(Math.abs(m - mean)).toBeLessThanOrEqual(5 * Math.sqrt(variance / N) + 1e-12);
    expect(Math.abs(v - variance)).toBeLessThanOrEqual(5 * Math.sqrt(Math.max(0, fourth - v * v) / N) + 1e-12);
  });

  it("gives Poisson probabilities on both sides of the change of method (within five standard errors)", () => {
    for (const rate of [4, 25]) {
      const random = stream(12, "poisson", rate);
      const counts = new Map<number, number>();
      for (let i = 0; i < N; i++) {
        const k = poisson(random, rate);
        counts.set(k, (counts.get(k) ?? 0) + 1);
      }
      for (let k = 0; k <= 2 * rate; k++) {
        const p = Math.exp(k * Math.log(rate) - rate - logFactorial(k));
        expect(Math.abs((counts.get(k) ?? 0) / N - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / N) + 1e-4);
      }
    }
  });

  it("knows log(n!) on both sides of the end of its table", () => {
    expect(logFactorial(0)).toBe(0);
    expect(logFactorial(5)).toBeCloseTo(Math.log(120), 12);
    expect(logFactorial(20) - logFactorial(19)).toBeCloseTo(Math.log(20), 10);
    expect(logFactorial(171) - logFactorial(170)).toBeCloseTo(Math.log(171), 9);
  });

  const bad = [Number.NaN, Number.POSITIVE_INFINITY, -1];
  it.each(bad)("refuses the parameter %s by name", (value) => {
    const random = stream(1, "bad");
    expect(() => exponential(random, value)).toThrow("rate");
    expect(() => gamma(random, value, 1)).toThrow("shape");
    expect(() => gamma(random, 1, value)).toThrow("scale");
    expect(() => beta(random, value, 1)).toThrow("a must");
    expect(() => beta(random, 1, value)).toThrow("b must");
    expect(() => poisson(random, value)).toThrow("rate");
    expect(() => geometric(random, value)).toThrow("probability");
    expect(() => normal(random, 0, value)).toThrow("deviation");
    expect(() => new AliasTable([1, value])).toThrow("weight 1");
  });

  it("refuses zero where the distribution has none", () => {
    const random = stream(1, "zero");
    expect(() => exponential(random, 0)).toThrow("above 0");
    expect(() => gamma(random, 0, 1)).toThrow("above 0");
    expect(() => beta(random, 1, 0)).toThrow("above 0");
    expect(() => geometric(random, 0)).toThrow("(0, 1]");
  });

  it("stays in [0, 1] for beta shapes so small that both gammas underflow", () => {
    const random = stream(1, "tiny");
    for (let i = 0; i < 1000; i++) {
      const x = beta(random, 1e-4, 1e-4);
      expect(x >= 0 && x <= 1).toBe(true);
    }
  });
});

describe("AliasTable", () => {
  it("draws each index in proportion to its weight, and never one of weight zero", () => {
    const weights = [0, 5, 1, 0, 2.5, 1.5, 0];
    const table = new AliasTable(weights);
    const random = stream(3, "alias");
    const counts = weights.map(() => 0);
    for (let i = 0; i < N; i++) {
      const index = table.draw(random);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    weights.forEach((weight, i) => {
      const p = weight / 10;
      expect(Math.abs((counts[i] ?? 0) / N - p)).toBeLessThanOrEqual(5 * Math.sqrt((p * (1 - p)) / N));
    });
  });

  it("always gives the only index", () => {
    expect(new AliasTable([0.1]).draw(stream(1, "one"))).toBe(0);
  });

  it("refuses weights that add up to nothing", () => {
    expect(() => new AliasTable([0, 0])).toThrow("above 0");
    expect(() => new AliasTable([])).toThrow("above 0");
  });
});
