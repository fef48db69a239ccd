import { chiSquareTest, isUndefined } from "@vigie/statistics";
import fc from "fast-check";
import { expect, test } from "vitest";
import { assign } from "./assign.ts";

const arms = [
  { key: "control", share: 2 },
  { key: "a", share: 1 },
  { key: "b", share: 1 },
];
const units = Array.from({ length: 20_000 }, (_, at) => `C${at}`);
const count = (experiment: string) => {
  const counts = new Map<string, number>();
  for (const unit of units) {
    const arm = assign(experiment, arms, unit);
    counts.set(arm, (counts.get(arm) ?? 0) + 1);
  }
  return arms.map(({ key }) => counts.get(key) ?? 0);
};

test("a unit has the same arm each time, here and everywhere", () => {
  expect(["C1", "C2", "C3", "C4", "C5", "C6"].map((unit) => assign("green-button", arms, unit))).toEqual(
    ["C1", "C2", "C3", "C4", "C5", "C6"].map((unit) => assign("green-button", arms, unit)),
  );
  fc.assert(fc.property(fc.string(), (unit) => arms.some(({ key }) => key === assign("e", arms, unit))));
});

test("arms fill by their shares, within chance", () => {
  for (const experiment of ["green-button", "free-shipping", "one-page"]) {
    const counts = count(experiment);
    const expected = [0.5, 0.25, 0.25].map((share) => share * units.length);
    const distance = counts.reduce((sum, it, at) => sum + (it - expected[at]!) ** 2 / expected[at]!, 0);
    // χ² with two degrees of freedom is beyond 13.8 once in a thousand.
    expect(distance).toBeLessThan(13.8);
  }
});

test("two experiments draw independently of each other", () => {
  const table = arms.map(() => arms.map(() => 0));
  for (const unit of units) {
    const at = (experiment: string) => arms.findIndex(({ key }) => key === assign(experiment, arms, unit));
    table[at("green-button")]![at("free-shipping")]! += 1;
  }
  const it = chiSquareTest(table);
  expect(isUndefined(it) ? 0 : it.pValue).toBeGreaterThan(0.001);
});
