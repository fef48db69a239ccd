import { describe, expect, test } from "vitest";
import { quadratureOn } from "./quadratureOn.ts";
import { rootBetween } from "./rootBetween.ts";
import { rootNear } from "./rootNear.ts";

const integral = (of: (x: number) => number, edges: number[]): number => {
  const { points, weights } = quadratureOn(edges);
  return points.reduce((sum, x, i) => sum + weights[i]! * of(x), 0);
};

describe("quadrature", () => {
  // By calculus, within 1e-13.
  test.each([
    ["a length", () => 1, [0, 1, 3], 3],
    ["a polynomial of degree 31", (x: number) => x ** 31, [0, 1], 1 / 32],
    ["a sine", Math.sin, [0, Math.PI], 2],
    ["the normal density", (x: number) => Math.exp((-x * x) / 2), [-9, -6, -3, 0, 3, 6, 9], Math.sqrt(2 * Math.PI)],
    ["a bend at an edge", Math.abs, [-1, 0, 1], 1],
  ])("%s", (_, of, edges, value) => {
    expect(Math.abs(integral(of, edges) - value)).toBeLessThan(1e-13);
  });
  test("no edges or one give nothing, equal ones add nothing, falling ones are refused", () => {
    expect([integral(Math.exp, []), integral(Math.exp, [1]), integral(Math.exp, [2, 2])]).toEqual([0, 0, 0]);
    expect(() => quadratureOn([1, 0])).toThrow(/edges/);
    expect(() => quadratureOn([0, Number.POSITIVE_INFINITY])).toThrow(/edges/);
  });
});

describe("root", () => {
  test.each([
    ["a parabola", (x: number) => x * x - 2, 1, 2, Math.SQRT2],
    ["a steep exponential", (x: number) => Math.exp(20 * x) - 1, -3, 2, 0],
    ["a falling line", (x: number) => 1 - x, -5, 9, 1],
    ["a step", (x: number) => (x < 0.3 ? -1 : 1), 0, 1, 0.3],
    ["a flat cubic", (x: number) => (x - 0.4) ** 3, -1, 1, 0.4],
    ["an end", (x: number) => x, 0, 1, 0],
  ])("%s, within 1e-11", (_, of, low, high, root) => {
    expect(Math.abs(rootBetween(of, low, high) - root)).toBeLessThan(1e-11);
  });
  test("equal signs or NaN are refused", () => {
    expect(() => rootBetween((x) => x * x + 1, -1, 1)).toThrow(/no root/);
    expect(() => rootBetween(() => Number.NaN, -1, 1)).toThrow(/no root/);
    expect(() => rootBetween(() => 1e-200, -1, 1)).toThrow(/no root/);
  });
  test("near a place it is found within 1e-11, beyond a limit it is the limit", () => {
    const search = { middle: 1, reach: 0.01, low: -10, high: 10 };
    expect(Math.abs(rootNear((x) => x ** 3 - 2, search) - 2 ** (1 / 3))).toBeLessThan(1e-11);
    expect(Math.abs(rootNear((x) => x + 9.5, search) + 9.5)).toBeLessThan(1e-11);
    expect([rootNear(() => 1, search), rootNear((x) => x - 11, search)]).toEqual([-10, 10]);
    expect(() => rootNear(() => Number.NaN, search)).toThrow(/no root/);
  });
});
