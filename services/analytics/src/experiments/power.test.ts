import { expect, test } from "vitest";
import { type PowerRequest, powerRequest } from "./analysis_schema.ts";
import { planPower } from "./index.ts";

const plan = (it: Partial<PowerRequest>) => planPower(powerRequest.parse(it));
const value = (it: unknown): number => {
  if (typeof it !== "number") throw new Error(JSON.stringify(it));
  return it;
};

/** statsmodels 0.15.0: NormalIndPower with proportion_effectsize, and TTestIndPower, whose own roots are off by up to 5e-9. */
test.each([
  [{ rate: 0.1, lift: 0.1 }, 14744.104836925611],
  [{ rate: 0.1, difference: 0.01 }, 14744.104836925611],
  [{ effect_size: 0.2 }, 393.4056930002526],
  [{ mean: 50, standard_deviation: 10, difference: 2 }, 393.4056930002526],
  [{ mean: 50, standard_deviation: 10, lift: 0.04 }, 393.4056930002526],
  [{ effect_size: 0.05, alpha: 0.01, power: 0.9 }, 11905.168575460413],
] as const)("%o needs %d units an arm", (it, units) => {
  expect(Math.abs(value(plan(it).units_of_control) / units - 1)).toBeLessThan(1e-8);
});

test("units are whole in every arm, and days too", () => {
  const it = plan({ rate: 0.1, lift: 0.1, ratio: 0.5, daily: 1000 });
  expect(value(it.units_of_treatment)).toBeCloseTo(value(it.units_of_control) / 2, 9);
  expect(it.units).toBe(Math.ceil(value(it.units_of_control)) + Math.ceil(value(it.units_of_treatment)));
  expect(it.days).toBe(Math.ceil(value(it.units) / 1000));
});

test("so many units as are needed have the power, and find the difference, that was asked for", () => {
  const { units_of_control } = plan({ rate: 0.1, lift: 0.1 });
  const { at_units } = plan({ rate: 0.1, lift: 0.1, units: Math.ceil(value(units_of_control)) });
  expect(value(at_units?.power)).toBeCloseTo(0.8, 4);
  expect(value(at_units?.detectable)).toBeCloseTo(0.01, 5);
});

test("the curve rises up to twice the units that are needed", () => {
  const { curve, units_of_control } = plan({ effect_size: 0.2 });
  const powers = curve.map((it) => value(it.power));
  expect(powers).toEqual(powers.toSorted((a, b) => a - b));
  expect(curve.at(-1)?.units).toBe(Math.round(2 * value(units_of_control)));
});

test("no difference needs more units than there are, and says so", () => {
  expect(plan({ effect_size: 0 })).toMatchObject({ units: { reason: "not_enough_data" }, curve: [] });
  expect(plan({ effect_size: 0.2, daily: 0 })).toMatchObject({ days: { reason: "not_enough_data" } });
});

test.each([
  [{}, /rate: is missing/],
  [{ rate: 0.1 }, /one of lift and difference/],
  [{ rate: 0.1, lift: 0.1, difference: 0.01 }, /one of lift and difference/],
  [{ rate: 0.9, lift: 0.5 }, /leads to a share of 1.35/],
  [{ mean: 5, standard_deviation: 1 }, /difference: is missing/],
])("%o is refused in words", (it, message) => expect(() => plan(it)).toThrow(message));
