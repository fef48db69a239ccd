import { expect, test } from "vitest";
import { logPoisson, normalQuantile, normalTail, poissonTail } from "../index.ts";

const near = (value: number, reference: number, relative = 1e-10): void =>
  expect(Math.abs(value / reference - 1)).toBeLessThan(relative);

test.each([
  [0, 0.5],
  [1, 0.15865525393145707],
  [1.959963984540054, 0.025],
  [2.4, 0.008197535924596131],
  [2.6, 0.004661188023718732],
  [3, 0.0013498980316300933],
  [6, 9.865876450376946e-10],
  [10, 7.619853024160525e-24],
  [30, 4.906713927148187e-198],
  [-1, 0.8413447460685429],
])("normalTail(%d) is as tabulated", (z, p) => near(normalTail(z), p));

test("the two ways to sum the normal tail meet", () => near(normalTail(2.5), normalTail(2.4999999999999996), 1e-12));

test("the ends of the normal tail are 0 and 1, and NaN is refused", () => {
  expect([normalTail(Number.POSITIVE_INFINITY), normalTail(Number.NEGATIVE_INFINITY)]).toEqual([0, 1]);
  expect(() => normalTail(Number.NaN)).toThrow(RangeError);
});

test.each([
  [0.975, 1.959963984540054],
  [0.75, 0.6744897501960817],
  [0.001, -3.090232306167813],
  [1e-10, -6.361340902404056],
  [0.5 + 1e-4, 2.50662830088035e-4],
])("normalQuantile(%d) is as tabulated", (p, z) => near(normalQuantile(p), z));

test("quantile and tail undo each other", () => {
  for (const p of [1e-250, 1e-30, 1e-6, 0.02, 0.3, 0.5]) near(normalTail(-normalQuantile(p)), p, 1e-9);
});

test.each([0, 1, -0.1, Number.NaN])("normalQuantile refuses %d", (p) => {
  expect(() => normalQuantile(p)).toThrow(RangeError);
});

test("Poisson probabilities agree with their plain formula", () => {
  let factorial = 1;
  for (let k = 0; k <= 40; k++) {
    if (k > 0) factorial *= k;
    for (const mean of [0.1, 5, 30])
      near(Math.exp(logPoisson(k, mean)), (mean ** k * Math.exp(-mean)) / factorial, 1e-12);
  }
});

test("a Poisson tail is the sum of its probabilities", () => {
  for (const [count, mean] of [
    [12, 5],
    [3, 5],
    [1, 0.01],
    [40, 30],
  ] as const) {
    let below = 0;
    for (let k = 0; k < count; k++) below += Math.exp(logPoisson(k, mean));
    expect(poissonTail(count, mean)).toBeCloseTo(1 - below, 12);
  }
  near(poissonTail(1, 0.01), -Math.expm1(-0.01), 1e-12);
});

test("large counts keep their digits: the tail at the mean is just above a half", () => {
  // Ramanujan: P(X ≥ m) = 1/2 + θ·P(X = m) with θ = 1/3 + 4/(135 m) − …
  const mean = 1e8;
  const probability = (1 - 1 / (12 * mean)) / Math.sqrt(2 * Math.PI * mean);
  near(poissonTail(mean, mean), 0.5 + (1 / 3 + 4 / (135 * mean)) * probability, 1e-11);
});

test("Poisson edges: none expected, none asked for, no whole number", () => {
  expect([poissonTail(0, 5), poissonTail(0, 0), poissonTail(1, 0)]).toEqual([1, 1, 0]);
  for (const count of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => poissonTail(count, 1)).toThrow(RangeError);
  expect(() => poissonTail(1, Number.NaN)).toThrow(RangeError);
});
