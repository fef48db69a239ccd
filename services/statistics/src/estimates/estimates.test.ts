import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AdjustedSums,
  addSums,
  cupedEstimates,
  type Estimate,
  type MeanSums,
  meanEstimate,
  postStratified,
  type RatioSums,
  ratioEstimate,
  sumsOf,
} from "../index.ts";
import { defined } from "../testing/defined.ts";
import { adjusted, means, ratios } from "./testing/arms.ts";

const near = (value: number, reference: number, relative = 1e-10): void =>
  expect(Math.abs(value / reference - 1)).toBeLessThan(relative);
const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 });
const ratioOf = (units: [number, number][]): RatioSums => ({
  ...sumsOf(units.map(([top]) => top)),
  denominatorSum: units.reduce((sum, [, below]) => sum + below, 0),
  denominatorSumOfSquares: units.reduce((sum, [, below]) => sum + below ** 2, 0),
  productSum: units.reduce((sum, [top, below]) => sum + top * below, 0),
});

test("the documented examples hold", () => {
  expect(sumsOf([1, 2, 3])).toEqual({ n: 3, sum: 6, sumOfSquares: 14 });
  expect(addSums(sumsOf([2]), sumsOf([3]))).toEqual({ n: 2, sum: 5, sumOfSquares: 13 });
  const mean = defined(meanEstimate(sumsOf([1, 2, 3])));
  expect(mean).toMatchObject({ n: 3, value: 2, degreesOfFreedom: 2 });
  near(mean.variance, 1 / 3);
  const ratio = ratioOf([
    [1, 2],
    [2, 2],
    [3, 4],
  ]);
  expect(ratioEstimate(ratio)).toMatchObject({ value: 0.75, variance: 0.01171875 });
});

describe("against gbstats 0.8.0, within 1e-10", () => {
  // SampleMeanStatistic, RatioStatistic and RegressionAdjustedStatistic: mean, and variance over n.
  const check = (estimate: Estimate, value: number, variance: number): void => {
    near(estimate.value, value);
    near(estimate.variance, variance);
  };
  test("means", () => {
    check(defined(meanEstimate(means.control)), 10.257750000000001, 0.05080653117167913);
    check(defined(meanEstimate(means.treatment)), 11.007604651162792, 0.054327796567413024);
  });
  test("ratios by the delta method", () => {
    check(defined(ratioEstimate(ratios.control)), 2.6817647058823533, 0.007350480346774797);
    check(defined(ratioEstimate(ratios.treatment)), 2.657647389107243, 0.005789956642187695);
  });
  test("CUPED with theta over both arms", () => {
    const both = defined(cupedEstimates(adjusted.control, adjusted.treatment));
    near(both.theta, 0.6760420816802302);
    near(both.correlation as number, 0.3532834879492761); // numpy.corrcoef
    check(both.control, 6.147414143384202, 0.044341614029527514);
    check(both.treatment, 6.858592898711333, 0.04763893241495794);
    near(both.control.unadjusted as number, 10.257750000000001);
    near(
      both.varianceReduction as number,
      1 - (0.044341614029527514 + 0.04763893241495794) / (0.05080653117167913 + 0.054327796567413024),
    );
  });
});

describe("post-stratification", () => {
  const small = { control: sumsOf([0, 1, 2, 1]), treatment: sumsOf([1, 2, 3]) };
  const large = { control: sumsOf([4, 5, 6, 5, 5]), treatment: sumsOf([5, 6, 7, 6, 6, 6]) };
  test("weights every stratum by its share of all units, as worked by hand", () => {
    const { control, treatment } = defined(postStratified([small, large]));
    // Shares 7/18 and 11/18; sample variances 2/3, 1, 1/2 and 2/5.
    near(control.value, (7 * 1 + 11 * 5) / 18);
    near(treatment.value, (7 * 2 + 11 * 6) / 18);
    near(control.variance, (7 / 18) ** 2 * (2 / 3 / 4) + (11 / 18) ** 2 * (1 / 2 / 5));
    near(treatment.variance, (7 / 18) ** 2 * (1 / 3) + (11 / 18) ** 2 * (2 / 5 / 6));
    expect([control.n, treatment.n]).toEqual([9, 9]);
    expect(control.degreesOfFreedom).toBeLessThan(9 - 2 + 1e-9);
  });
  test("one stratum is the plain mean", () => {
    const { control } = defined(postStratified([large]));
    const plain = defined(meanEstimate(large.control));
    expect(control.value).toBe(plain.value);
    near(control.variance, plain.variance);
    near(control.degreesOfFreedom, 4);
  });
  test("a stratum that lacks units in an arm is a reason that names it, one without units is left out", () => {
    const none = sumsOf([]);
    expect(postStratified([large, { control: none, treatment: none }])).toEqual(postStratified([large]));
    const thin = postStratified([large, { control: sumsOf([1]), treatment: sumsOf([1, 2]) }]);
    expect(thin).toMatchObject({ reason: "not_enough_data", detail: expect.stringContaining("stratum 1") });
    expect([postStratified([]), postStratified([{ control: none, treatment: none }])]).toEqual([
      { reason: "not_enough_data", detail: "no stratum has units" },
      { reason: "not_enough_data", detail: "no stratum has units" },
    ]);
  });
});

describe("what holds for any values", () => {
  test("sums of parts are the sums of the whole", () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        expect(addSums(sumsOf(first), sumsOf(second))).toEqual(sumsOf([...first, ...second]));
      }),
    );
  });
  test("a ratio over ones is the mean", () => {
    fc.assert(
      fc.property(values, (them) => {
        const ratio = defined(ratioEstimate(ratioOf(them.map((it) => [it, 1]))));
        const mean = defined(meanEstimate(sumsOf(them)));
        expect(ratio.value).toBe(mean.value);
        expect(ratio.variance).toBeCloseTo(mean.variance, 6);
      }),
    );
  });
  test("a covariate that is the metric itself leaves no variance", () => {
    const self = (them: number[]): AdjustedSums => {
      const { n, sum, sumOfSquares } = sumsOf(them);
      return { n, sum, sumOfSquares, covariateSum: sum, covariateSumOfSquares: sumOfSquares, productSum: sumOfSquares };
    };
    const { control, theta, correlation } = defined(cupedEstimates(self([1, 2, 9]), self([3, 3, 5, 8])));
    expect([control.value, control.variance, theta]).toEqual([0, 0, 1]);
    near(correlation as number, 1);
  });
});

describe("edges", () => {
  const blank = { covariateSum: 0, covariateSumOfSquares: 0, productSum: 0 };
  const bare = { denominatorSum: 0, denominatorSumOfSquares: 0, productSum: 0 };
  test.each([0, 1])("n = %d is a reason", (n) => {
    const few: MeanSums = { n, sum: n, sumOfSquares: n };
    const lacking = { reason: "not_enough_data" };
    expect(meanEstimate(few)).toMatchObject(lacking);
    expect(ratioEstimate({ ...few, denominatorSum: n, denominatorSumOfSquares: n, productSum: n })).toMatchObject(
      lacking,
    );
    expect(cupedEstimates({ ...few, ...blank }, { ...means.treatment, ...blank })).toMatchObject(lacking);
  });
  test("a denominator of 0 is a reason", () => {
    expect(ratioEstimate({ n: 3, sum: 1, sumOfSquares: 1, ...bare })).toMatchObject({ reason: "not_enough_data" });
  });
  test("values that are all the same have no variance, also where their squares round", () => {
    expect(meanEstimate(sumsOf(new Array(1001).fill(0.1)))).toMatchObject({ variance: 0 });
    const same = defined(ratioEstimate(ratioOf(new Array(1001).fill([0.1, 0.3]))));
    expect(same.variance).toBe(0);
  });
  test("a covariate without variance adjusts nothing and says so", () => {
    const plain = { ...adjusted.control, ...blank };
    expect(cupedEstimates(plain, plain)).toMatchObject({
      theta: 0,
      correlation: { reason: "no_variance" },
      varianceReduction: 0,
    });
    const same = { n: 3, sum: 3, sumOfSquares: 3, ...blank };
    expect(cupedEstimates(same, same)).toMatchObject({ varianceReduction: { reason: "no_variance" } });
  });
  test.each([
    ["sums.n", () => meanEstimate({ n: -1, sum: 0, sumOfSquares: 0 })],
    ["sums.n", () => meanEstimate({ n: 1.5, sum: 0, sumOfSquares: 0 })],
    ["sums.sum", () => meanEstimate({ n: 5, sum: Number.NaN, sumOfSquares: 0 })],
    ["sums.sumOfSquares", () => meanEstimate({ n: 5, sum: 0, sumOfSquares: -1 })],
    ["sums.sumOfSquares", () => meanEstimate({ n: 5, sum: 50, sumOfSquares: 100 })],
    ["sums.denominatorSumOfSquares", () => ratioEstimate({ ...ratios.control, denominatorSumOfSquares: 10 })],
    ["sums.denominatorSum", () => ratioEstimate({ ...ratios.control, denominatorSum: Number.POSITIVE_INFINITY })],
    ["treatment.productSum", () => cupedEstimates(adjusted.control, { ...adjusted.control, productSum: Number.NaN })],
    ["strata\\[0\\].control.sum", () => postStratified([{ ...means, control: { ...means.control, sum: Number.NaN } }])],
    ["values\\[1\\]", () => sumsOf([1, Number.NaN])],
    ["second", () => addSums<MeanSums>(means.control, ratios.control)],
  ])("%s out of its range is refused by name", (name, call) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(new RegExp(`^${name} must`));
  });
});
