import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alwaysValidP, confidenceSequence, logMixtureRatio, tuningParameter } from "../index.ts";
import { defined } from "../testing/defined.ts";

const off = (value: number, reference: number): number => Math.abs(value / reference - 1);

// SequentialTwoSidedTTest of gbstats 0.8.0, absolute differences of proportions; within 1e-10 relative.
const gbstats = [
  [
    { difference: -0.005905169787341458, standardError: 0.003309892280304391, n: 90189 },
    0.05,
    5000,
    -0.016902235549187627,
    0.00509189597450471,
    1,
  ],
  [
    { difference: -0.008201298315205913, standardError: 0.0025920140082940444, n: 90189 },
    0.05,
    90000,
    -0.01606857569960412,
    -0.00033402093080770433,
    0.03506499496494712,
  ],
  [
    { difference: 0.06, standardError: 0.014979986648859203, n: 2000 },
    0.01,
    2000,
    0.006497030721695281,
    0.11350296927830472,
    0.002204632392087845,
  ],
  [
    { difference: 0.04583333333333334, standardError: 0.020964552037418534, n: 980 },
    0.1,
    5000,
    -0.019711119900167856,
    0.11137778656683453,
    0.39859753967363876,
  ],
] as const;

test.each(gbstats)("as gbstats has it: %j", (effect, alpha, plannedN, lower, upper, p) => {
  const interval = defined(confidenceSequence(effect, { alpha, plannedN }));
  expect(off(interval.lower, lower)).toBeLessThan(1e-10);
  expect(off(interval.upper, upper)).toBeLessThan(1e-10);
  expect(off(defined(alwaysValidP(effect, { alpha, plannedN })), p)).toBeLessThan(1e-10);
});

test("the documented examples hold", () => {
  const effect = { difference: 0.02, standardError: 0.005, n: 5000 };
  const settings = { alpha: 0.05, plannedN: 5000 };
  const { lower, upper } = defined(confidenceSequence(effect, settings));
  expect([lower, upper].map((it) => it.toFixed(4))).toEqual(["0.0048", "0.0352"]);
  expect(alwaysValidP(effect, settings)).toBeCloseTo(0.0025, 4);
  expect(tuningParameter(settings)).toBeCloseTo(0.0398, 4);
  expect(logMixtureRatio(effect, 1e-4)).toBeCloseTo(5.595, 3);
});

test("the mixture ratio is the likelihood of z with the mixing over that without", () => {
  // log of N(0.02; 0, 0.005² + 0.0001) over N(0.02; 0, 0.005²), by the densities themselves; within 1e-12.
  const log = (variance: number): number => -0.5 * Math.log(variance) - 0.02 ** 2 / (2 * variance);
  const expected = log(0.005 ** 2 + 1e-4) - log(0.005 ** 2);
  expect(off(defined(logMixtureRatio({ difference: 0.02, standardError: 0.005, n: 9 }, 1e-4)), expected)).toBeLessThan(
    1e-12,
  );
});

test("the p-value is at most alpha just where the interval leaves out 0", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -8, max: 8, noNaN: true }),
      fc.integer({ min: 2, max: 1e7 }),
      fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      (difference, n, alpha) => {
        const effect = { difference, standardError: 1, n };
        const { lower, upper } = defined(confidenceSequence(effect, { alpha, plannedN: 1e4 }));
        const p = defined(alwaysValidP(effect, { alpha, plannedN: 1e4 }));
        if (Math.abs(p / alpha - 1) > 1e-9) expect(lower > 0 || upper < 0).toBe(p < alpha);
      },
    ),
  );
});

test("the interval is wider than that of a fixed test, and narrowest in standard errors near the planned number", () => {
  const width = (n: number): number =>
    defined(confidenceSequence({ difference: 0, standardError: 1, n }, { alpha: 0.05, plannedN: 10_000 })).upper;
  for (const n of [100, 1000, 10_000, 100_000]) expect(width(n)).toBeGreaterThan(1.959963984540054);
  expect(width(10_000)).toBeLessThan(Math.min(width(1000), width(100_000)));
});

test("a p-value that was smaller before stays; a huge effect is no overflow", () => {
  const settings = { alpha: 0.05, plannedN: 1000 };
  expect(alwaysValidP({ difference: 0, standardError: 1, n: 100 }, settings, 0.01)).toBe(0.01);
  expect(alwaysValidP({ difference: 100, standardError: 1, n: 100 }, settings)).toBeLessThan(1e-100);
});

describe.each([
  [
    "confidenceSequence",
    (effect: Parameters<typeof alwaysValidP>[0]) => confidenceSequence(effect, { alpha: 0.05, plannedN: 100 }),
  ],
  [
    "alwaysValidP",
    (effect: Parameters<typeof alwaysValidP>[0]) => alwaysValidP(effect, { alpha: 0.05, plannedN: 100 }),
  ],
  ["logMixtureRatio", (effect: Parameters<typeof alwaysValidP>[0]) => logMixtureRatio(effect, 1)],
])("edges of %s", (_, run) => {
  test.each([
    [{ difference: 1, standardError: 1, n: 0 }, "not_enough_data"],
    [{ difference: 1, standardError: 1, n: 1 }, "not_enough_data"],
    [{ difference: 1, standardError: 0, n: 100 }, "no_variance"],
  ])("%j is a reason", (effect, reason) => {
    expect(run(effect)).toMatchObject({ reason });
  });
  test.each([
    [{ difference: Number.NaN, standardError: 1, n: 10 }, /difference/],
    [{ difference: Number.POSITIVE_INFINITY, standardError: 1, n: 10 }, /difference/],
    [{ difference: 1, standardError: Number.NaN, n: 10 }, /standardError/],
    [{ difference: 1, standardError: -1, n: 10 }, /standardError/],
    [{ difference: 1, standardError: 1, n: -1 }, /n must/],
    [{ difference: 1, standardError: 1, n: 2.5 }, /n must/],
  ])("%j is refused", (effect, message) => {
    expect(() => run(effect)).toThrow(message);
  });
});

test("settings that cannot be are refused", () => {
  for (const alpha of [0, 1, Number.NaN]) expect(() => tuningParameter({ alpha, plannedN: 10 })).toThrow(/alpha/);
  for (const plannedN of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => tuningParameter({ alpha: 0.05, plannedN })).toThrow(/plannedN/);
  }
  const effect = { difference: 1, standardError: 1, n: 10 };
  expect(() => logMixtureRatio(effect, 0)).toThrow(/mixingVariance/);
  expect(() => alwaysValidP(effect, { alpha: 0.05, plannedN: 10 }, 1.5)).toThrow(/before/);
});
