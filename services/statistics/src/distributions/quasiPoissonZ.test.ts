import { expect, test } from "vitest";
import { normalQuantile, poissonTail, quasiPoissonZ } from "../index.ts";

/** The exact z-score of a Poisson count, on the side it lies. */
const inside = (p: number) => Math.min(1 - 1e-15, Math.max(1e-15, p));
function exactZ(count: number, mean: number): number {
  if (count < mean) return Math.min(0, normalQuantile(inside(1 - poissonTail(count + 1, mean))));
  return Math.max(0, -normalQuantile(inside(poissonTail(count, mean))));
}

const cases = [1, 2, 5, 12, 40, 150].flatMap((mean) =>
  Array.from({ length: Math.ceil(mean * 2.5) + 8 }, (_, count) => ({ count, mean })),
);

test("a Poisson count has its exact z-score, or one a little nearer, as far as 5.2 spreads", () => {
  const far = cases.map(({ count, mean }) => ({ z: exactZ(count, mean), made: quasiPoissonZ(count, mean, mean) }));
  const within = far.filter(({ z }) => Math.abs(z) < 5.2);
  expect(within.length).toBeGreaterThan(200);
  for (const { z, made } of within) {
    expect(Math.abs(made)).toBeLessThan(Math.abs(z) + 0.02);
    expect(Math.abs(made)).toBeGreaterThan(Math.abs(z) - 0.21);
  }
});

test("the documented example holds", () => expect(quasiPoissonZ(3, 12, 12)).toBeCloseTo(-2.82, 2));

test("units do not matter: an amount in cents has the z-score of the same amount in euros", () => {
  expect(quasiPoissonZ(30_000, 120_000, 5_000 * 120_000)).toBeCloseTo(quasiPoissonZ(300, 1_200, 50 * 1_200), 12);
});

test.each([
  [5, 0, 1, Number.NaN],
  [5, 5, 0, Number.NaN],
  [Number.NaN, 5, 5, Number.NaN],
  [Number.POSITIVE_INFINITY, 5, 5, Number.NaN],
])("%d of %d with variance %d is %d", (value, expected, variance, z) => {
  expect(quasiPoissonZ(value, expected, variance)).toBe(z);
});

test("less than nothing counts as nothing", () => expect(quasiPoissonZ(-4, 5, 5)).toBe(quasiPoissonZ(0, 5, 5)));
