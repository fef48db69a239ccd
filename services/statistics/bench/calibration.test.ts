import { describe, expect, test } from "vitest";
import { coverageOf } from "./calibration/coverage.ts";
import { metrics } from "./calibration/draws.ts";
import { coverageOfProportions, familyErrors } from "./calibration/families.ts";
import { cupedGain, powers } from "./calibration/gains.ts";
import { type Rate, rateOf } from "./calibration/rates.ts";
import { typeOne } from "./calibration/typeOne.ts";

// The large run is calibrate.main.ts; here the same with fewer runs, and with one seed, so that it cannot fail by chance.
test("every test errs in one of twenty experiments without an effect, within 99.9 %", { timeout: 120_000 }, () => {
  const rates = typeOne(1000, 1);
  expect(rates).toHaveLength(20);
  expect(rates.filter((it) => !it.holds)).toEqual([]);
});

describe("95 % intervals", () => {
  test.each([
    ["normal", 50],
    ["normal", 1000],
    ["zeros", 10_000],
    ["skewed", 10_000],
    ["ratio", 1000],
  ] as const)("of a %s metric with %d units hold the truth in 95 %", (name, n) => {
    const { figure, difference, lift } = coverageOf(metrics[name], n, 1000, 7);
    expect([figure, difference, lift].filter((it) => !it.holds)).toEqual([]);
  });
  test("of the mean of 50 very skewed values hold it far less often: the limit is known", () => {
    expect(coverageOf(metrics.heavy, 50, 1000, 7).figure.rate).toBeLessThan(0.85);
  });
});

test("Newcombe's intervals hold the difference of proportions in about 95 %, Wald's of few conversions less often", () => {
  const rates = coverageOfProportions(1000, 5);
  const of = (name: string): Rate[] => rates.filter((it) => it.name.startsWith(name));
  // Counts are whole, so a few in a hundred more or less remain.
  for (const { rate } of of("Newcombe")) expect(Math.abs(rate - 0.955)).toBeLessThan(0.035);
  expect(Math.min(...of("Wald").map((it) => it.rate))).toBeLessThan(0.94);
});

test("twenty metrics together err in at most one of twenty experiments", () => {
  expect(familyErrors(1000, 6).filter((it) => !it.holds)).toEqual([]);
});

test.each([0.5, 0.9])("CUPED takes the square of a correlation of %d off the variance, within 0.05", (correlation) => {
  const { seen, reported, expected } = cupedGain(correlation, 1000, 3);
  expect(Math.abs(seen - expected)).toBeLessThan(0.05);
  expect(Math.abs(reported - expected)).toBeLessThan(0.01);
});

test("the power calculated is the power simulated, within 99.9 %", { timeout: 60_000 }, () => {
  expect(powers(1000, 2, 1e7).filter((it) => !it.holds)).toEqual([]);
});

test("a rate far from what it should be does not hold", () => {
  const holds = (hits: number, atMost?: boolean) => rateOf("", hits, 1000, 0.05, atMost).holds;
  expect([holds(50), holds(10), holds(10, true), holds(90), holds(90, true)]).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});
