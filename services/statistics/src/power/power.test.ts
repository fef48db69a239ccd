import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  daysLeft,
  minimumDetectableEffect,
  minimumDetectableProportion,
  powerOfMeans,
  powerOfProportions,
  sampleSizeOfMeans,
  sampleSizeOfProportions,
  standardisedEffect,
} from "../index.ts";
import { defined } from "../testing/defined.ts";

const near = (value: number, reference: number, relative = 1e-9): void =>
  expect(Math.abs(value / reference - 1)).toBeLessThan(relative);
const number = (value: ReturnType<typeof sampleSizeOfMeans>): number => defined<number>(value);
const plan = { alpha: 0.05, ratio: 1, power: 0.8 };
const { NaN: nan, POSITIVE_INFINITY: infinite } = Number;

test("the documented examples hold", () => {
  expect(powerOfMeans(0.5, 64, plan).toFixed(4)).toBe("0.8015");
  expect(number(sampleSizeOfMeans(0.2, plan)).toFixed(2)).toBe("393.41");
  expect(powerOfProportions(0.1, 0.11, 14744.1, plan).toFixed(4)).toBe("0.8000");
  expect(number(sampleSizeOfProportions(0.1, 0.11, plan)).toFixed(1)).toBe("14744.1");
  expect(number(minimumDetectableEffect(1000, plan)).toFixed(4)).toBe("0.1254");
  expect(number(minimumDetectableProportion(0.1, "up", 14744.1, plan)).toFixed(4)).toBe("0.1100");
  expect(standardisedEffect({ difference: 5, controlVariance: 100, treatmentVariance: 100, ratio: 1 })).toBe(0.5);
  expect(daysLeft({ needed: 1000, seen: 393, perDay: 100 })).toBe(7);
});

describe("against statsmodels 0.15.0", () => {
  // TTestIndPower().power(effect, n, alpha, ratio).
  test.each([
    [0.5, 64, 1, 0.05, 0.8014595579222542],
    [0.5, 20, 1, 0.01, 0.14395508348613542],
    [0.1, 500, 2, 0.05, 0.44622771880278944],
    [0, 50, 1, 0.05, 0.05],
    [-0.3, 100, 0.5, 0.05, 0.4056096657763756],
    [1.5, 5, 1, 0.05, 0.549385597762396],
    [0.02, 50000, 1, 0.05, 0.8853732595859978],
  ])("powerOfMeans(%d, %d), ratio %d, alpha %d, within 1e-9", (effect, units, ratio, alpha, power) => {
    near(powerOfMeans(effect, units, { alpha, ratio }), power);
  });
  // Roots by scipy's brentq of power() to 1e-14: solve_power itself stops at about 5e-9, for detectable effects at 4e-7.
  test.each([
    [0.2, 0.8, 1, 0.05, 393.405695019742],
    [0.05, 0.9, 1, 0.01, 11905.168575390617],
    [0.5, 0.8, 3, 0.05, 42.346162389746],
    [1, 0.95, 0.5, 0.05, 40.311376199037944],
    [0.01, 0.8, 1, 0.05, 156978.17055699448],
    [2.5, 0.8, 1, 0.05, 3.76181312956609],
  ])("sampleSizeOfMeans(%d) for power %d, ratio %d, alpha %d, within 1e-9", (effect, power, ratio, alpha, units) => {
    near(number(sampleSizeOfMeans(effect, { power, ratio, alpha })), units);
  });
  test.each([
    [0.1, 0.11, 0.8, 1, 0.05, 14744.104836841367],
    [0.5, 0.4, 0.9, 2, 0.01, 550.4766061944824],
    [0.02, 0.025, 0.8, 0.25, 0.05, 34419.86393518394],
  ])("sampleSizeOfProportions(%d, %d) within 1e-9", (control, treatment, power, ratio, alpha, units) => {
    near(number(sampleSizeOfProportions(control, treatment, { power, ratio, alpha })), units);
  });
  test.each([
    [0.1, 0.11, 14744.104836925611, 1, 0.05, 0.8000000000022408],
    [0.3, 0.2, 150, 2, 0.01, 0.3989810525570808],
    [0.1, 0.1, 100, 1, 0.05, 0.05],
    [0, 0.1, 50, 1, 0.05, 0.8957213124936247],
  ])("powerOfProportions(%d, %d, %d) within 1e-9", (control, treatment, units, ratio, alpha, power) => {
    near(powerOfProportions(control, treatment, units, { ratio, alpha }), power);
  });
  test.each([
    [1000, 0.8, 1, 0.05, 0.12535080890201702],
    [30, 0.9, 2, 0.01, 0.8792050956453229],
    [5, 0.8, 1, 0.05, 2.024439339384543],
  ])("minimumDetectableEffect(%d) within 1e-9", (units, power, ratio, alpha, effect) => {
    near(number(minimumDetectableEffect(units, { power, ratio, alpha })), effect);
  });
  test("minimumDetectableProportion is as far in arcsine as the root of NormalIndPower, within 1e-9", () => {
    const share = number(minimumDetectableProportion(0.3, "down", 500, { power: 0.9, ratio: 2, alpha: 0.01 }));
    near(2 * (Math.asin(Math.sqrt(0.3)) - Math.asin(Math.sqrt(share))), 0.21127745146964325);
  });
});

describe("what holds for any plan", () => {
  const plans = fc.record({
    alpha: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
    power: fc.double({ min: 0.3, max: 0.99, noNaN: true }),
    ratio: fc.double({ min: 0.1, max: 10, noNaN: true }),
  });
  const effects = fc.double({ min: 0.005, max: 1, noNaN: true });
  test("with the size asked for the power is that asked for, and the effect found is that asked for", () => {
    fc.assert(
      fc.property(effects, plans, (effect, it) => {
        const units = number(sampleSizeOfMeans(effect, it));
        const power = powerOfMeans(effect, units, it);
        if (units > 2 / Math.min(1, it.ratio)) expect(Math.abs(power - it.power)).toBeLessThan(1e-9);
        else expect(power).toBeGreaterThanOrEqual(it.power);
        if (units > 100) near(number(minimumDetectableEffect(units, it)), effect, 1e-8);
      }),
      { numRuns: 50 },
    );
  });
  test("power rises with units", () => {
    fc.assert(
      fc.property(effects, fc.integer({ min: 25, max: 1e5 }), plans, (effect, units, it) => {
        expect(powerOfMeans(effect, units + 5, it)).toBeGreaterThan(powerOfMeans(effect, units, it) - 1e-10);
      }),
    );
  });
  test("two variances weigh in as in the variance of the difference", () => {
    const effect = defined<number>(
      standardisedEffect({ difference: 2, controlVariance: 30, treatmentVariance: 50, ratio: 3 }),
    );
    near(2 / Math.sqrt(30 / 100 + 50 / 300), effect * Math.sqrt(1 / (1 / 100 + 1 / 300)));
  });
});

describe("edges", () => {
  test("no effect, no variance, no units to come, no share far enough away are reasons", () => {
    expect([
      sampleSizeOfMeans(0, plan),
      sampleSizeOfProportions(0.1, 0.1, plan),
      standardisedEffect({ difference: 1, controlVariance: 0, treatmentVariance: 0, ratio: 1 }),
      daysLeft({ needed: 5, seen: 1, perDay: 0 }),
      minimumDetectableProportion(0.9, "up", 5, plan),
      minimumDetectableProportion(0.1, "down", 5, plan),
    ]).toMatchObject([
      { reason: "not_enough_data" },
      { reason: "not_enough_data" },
      { reason: "no_variance" },
      { reason: "not_enough_data" },
      { reason: "not_enough_data" },
      { reason: "not_enough_data" },
    ]);
  });
  test("enough units leave no days, a huge effect two units an arm", () => {
    expect([daysLeft({ needed: 5, seen: 5, perDay: 0 }), daysLeft({ needed: 0, seen: 0, perDay: 0 })]).toEqual([0, 0]);
    expect([sampleSizeOfMeans(1000, plan), sampleSizeOfMeans(1000, { ...plan, ratio: 0.5 })]).toEqual([2, 4]);
    expect(powerOfMeans(1e6, 1e6, plan)).toBe(1);
  });
  test.each([
    ["effect", () => powerOfMeans(nan, 5, plan)],
    ["effect", () => sampleSizeOfMeans(infinite, plan)],
    ["units", () => powerOfMeans(1, 1, plan)],
    ["units", () => powerOfProportions(0.1, 0.2, 0, plan)],
    ["units", () => minimumDetectableEffect(nan, plan)],
    ["alpha", () => powerOfMeans(1, 5, { ...plan, alpha: 0 })],
    ["ratio", () => sampleSizeOfMeans(1, { ...plan, ratio: 0 })],
    ["power", () => sampleSizeOfMeans(1, { ...plan, power: 1 })],
    ["power", () => sampleSizeOfMeans(1, { ...plan, power: 0.04 })],
    ["control", () => sampleSizeOfProportions(-0.1, 0.2, plan)],
    ["treatment", () => powerOfProportions(0.1, 1.2, 5, plan)],
    ["control", () => minimumDetectableProportion(nan, "up", 5, plan)],
    [
      "controlVariance",
      () => standardisedEffect({ difference: 1, controlVariance: -1, treatmentVariance: 0, ratio: 1 }),
    ],
    ["perDay", () => daysLeft({ needed: 1, seen: 0, perDay: nan })],
    ["seen", () => daysLeft({ needed: 1, seen: -1, perDay: 1 })],
  ])("%s out of its range is refused by name", (name, call) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(new RegExp(`^${name} must`));
  });
});
