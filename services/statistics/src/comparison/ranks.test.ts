import fc from "fast-check";
import { expect, test } from "vitest";
import { cappedSums, mannWhitney, pooledCap, sumsOf, type ValueCount } from "../index.ts";
import { defined } from "../testing/defined.ts";

const near = (value: number, reference: number, relative = 1e-9): void =>
  expect(Math.abs(value / reference - 1)).toBeLessThan(relative);
const counts = (control: number[], treatment: number[]): ValueCount[] => [
  ...control.map((value) => ({ value, control: 1, treatment: 0 })),
  ...treatment.map((value) => ({ value, control: 0, treatment: 1 })),
];

const hundred = Array.from({ length: 100 }, (_, i) => i);
// scipy 1.17.1 mannwhitneyu(treatment, control), method "auto".
test.each([
  [[1.1, 2.2, 3.3, 9], [2.5, 4, 5, 6, 7], 14, 0.4126984126984127, true],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [1.5, 13, 14, 15, 16, 17, 18, 19, 3.5], 88, 0.017277839493770483, false],
  [[1, 1, 2, 3, 3], [2, 3, 3, 4, 5, 5], 25.5, 0.05980900023086612, false],
  [[1, 2, 3], hundred.slice(4, 60), 168, 6.15214248361992e-5, true],
  [[1.5, 40.5, 70.5], hundred, 186, 0.5059852644316402, true],
])("mannWhitney agrees with scipy within 1e-9", (control, treatment, statistic, p, exact) => {
  const result = defined(mannWhitney(counts(control, treatment)));
  expect(result).toMatchObject({ statistic, exact, higherShare: statistic / control.length / treatment.length });
  near(result.pValue, p);
});

test("the cap agrees with numpy 2.4.6 percentile, and capped sums with capped values", () => {
  const them = counts([0, 0, 0, 1, 1], [2, 5, 8, 13, 40]);
  near(defined(pooledCap(them, 0.9)), 15.7, 1e-12);
  near(defined(pooledCap(them, 0.33)), 0.97, 1e-12);
  expect([pooledCap(them, 0), pooledCap(them, 1)]).toEqual([0, 40]);
  expect(cappedSums(them, 5)).toEqual({ control: sumsOf([0, 0, 0, 1, 1]), treatment: sumsOf([2, 5, 5, 5, 5]) });
});

test("the documented examples of caps hold", () => {
  expect(pooledCap(counts([1, 3], [2, 4]), 0.25)).toBe(1.75);
  expect(cappedSums(counts([1, 2, 90], []), 5).control.sum).toBe(8);
});

test("ranks turn with the arms and do not change under any rising scale", () => {
  const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(values, values, (first, second) => {
      const there = mannWhitney(counts(first, second));
      const back = mannWhitney(counts(second, first));
      if ("reason" in there || "reason" in back) return;
      expect(there.pValue).toBeCloseTo(back.pValue, 12);
      expect(there.statistic + back.statistic).toBe(first.length * second.length);
      const cubes = (them: number[]): number[] => them.map((it) => it ** 3);
      expect(mannWhitney(counts(cubes(first), cubes(second)))).toEqual(there);
    }),
  );
});

test("counts by value give what single values give", () => {
  const single = mannWhitney(counts([1, 1, 2], [1, 2, 2, 3]));
  const grouped = [
    { value: 2, control: 1, treatment: 2 },
    { value: 1, control: 2, treatment: 1 },
    { value: 3, control: 0, treatment: 1 },
    { value: 9, control: 0, treatment: 0 },
  ];
  expect(mannWhitney(grouped)).toEqual(single);
});

test("ranks and caps of nothing, of one value, of odd values", () => {
  expect([mannWhitney([]), mannWhitney(counts([1], [])), pooledCap([], 0.5)]).toMatchObject([
    { reason: "not_enough_data" },
    { reason: "not_enough_data" },
    { reason: "not_enough_data" },
  ]);
  expect(mannWhitney(counts([2, 2], [2]))).toMatchObject({ reason: "no_variance" });
  expect(mannWhitney(counts([1], [2]))).toEqual({ statistic: 1, higherShare: 1, pValue: 1, exact: true });
  expect(() => mannWhitney([{ value: Number.NaN, control: 1, treatment: 1 }])).toThrow(/counts\[0\].value must/);
  expect(() => pooledCap([{ value: 1, control: -1, treatment: 1 }], 0.5)).toThrow(/counts\[0\].control must/);
  expect(() => pooledCap([], 1.5)).toThrow(/share must/);
  expect(() => cappedSums([], Number.POSITIVE_INFINITY)).toThrow(/cap must/);
  expect(cappedSums([], 1).control).toEqual({ n: 0, sum: 0, sumOfSquares: 0 });
});
