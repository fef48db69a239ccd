import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjusted, means, ratios } from "../estimates/testing/arms.ts";
import {
  type Comparison,
  compareEstimates,
  cupedEstimates,
  type Estimate,
  liftOf,
  type MeanSums,
  meanEstimate,
  ratioEstimate,
  studentT,
  sumsOf,
  type UndefinedResult,
  welchT,
} from "../index.ts";
import { defined } from "../testing/defined.ts";

const near = (value: number, reference: number, relative = 1e-9): void =>
  expect(Math.abs(value / reference - 1)).toBeLessThan(relative);
const few = { control: sumsOf([3.1, 4.7, 5.2, 6, 2.2]), treatment: sumsOf([5.9, 7.7, 6.1, 9.3]) };
const { NaN: nan } = Number;

describe("the documented examples hold", () => {
  test.each([welchT, studentT])("t tests", (compare) => {
    const { difference, statistic, degreesOfFreedom, pValue } = defined(
      compare(sumsOf([1, 2, 3]), sumsOf([3, 4, 5]), 0.05),
    );
    expect([difference, Number(statistic.toFixed(3)), Number(pValue.toFixed(4))]).toEqual([2, 2.449, 0.0705]);
    near(degreesOfFreedom, 4);
  });
  test("lift", () => {
    const estimate = (value: number): Estimate => ({ n: 900, value, variance: 0.01, degreesOfFreedom: 1e9 });
    const { difference, standardError } = defined(liftOf(estimate(2), estimate(2.5), 0.05));
    expect([difference, Number(standardError.toFixed(2))]).toEqual([0.25, 0.08]);
  });
});

test("t tests agree with scipy 1.17.1 ttest_ind within 1e-9", () => {
  const student = defined(studentT(few.control, few.treatment, 0.05));
  near(student.statistic, 2.8590084459653085);
  near(student.pValue, 0.024372151395150483);
  near(student.lower, 0.5204938891178625);
  near(student.upper, 5.499506110882139);
  expect(student.degreesOfFreedom).toBe(7);
  const welch = defined(welchT(few.control, few.treatment, 0.01));
  near(welch.statistic, 2.852130465252937);
  near(welch.pValue, 0.026627743054853777);
  near(welch.lower, -0.7806546668094576);
  near(welch.upper, 6.800654666809459);
  near(welch.degreesOfFreedom, 6.506237811460486);
});

const mean = { control: defined(meanEstimate(means.control)), treatment: defined(meanEstimate(means.treatment)) };
const ratio = { control: defined(ratioEstimate(ratios.control)), treatment: defined(ratioEstimate(ratios.treatment)) };
const cuped = defined(cupedEstimates(adjusted.control, adjusted.treatment));

// gbstats 0.8.0, TwoSidedTTest with difference_type "absolute" and "relative".
test.each([
  [
    compareEstimates,
    mean,
    0.7498546511627904,
    0.32424424087266707,
    827.9937807105056,
    0.02098774952875293,
    0.11341729369754194,
  ],
  [liftOf, mean, 0.0731012796337199, 0.03274670717427063, 827.9937807105056, 0.025860241700604192, 0.00882495594763294],
  [
    compareEstimates,
    ratio,
    -0.024117316775110087,
    0.11463174511871697,
    808.5517084852537,
    0.8334166846831561,
    -0.2491282309319085,
  ],
  [
    liftOf,
    ratio,
    -0.008993077104120891,
    0.04253029137064732,
    808.5517084852537,
    0.8325885665524129,
    -0.0924758831170061,
  ],
  [
    compareEstimates,
    cuped,
    0.7111787553271309,
    0.303282947830051,
    827.9998778180893,
    0.019265712054290285,
    0.1158849259561513,
  ],
  [
    liftOf,
    cuped,
    0.06933087229920117,
    0.030627196880442856,
    827.9998778180893,
    0.02385042835012796,
    0.009214794411187437,
  ],
] as const)("%o agrees with gbstats within 1e-9", (compare, arms, difference, error, degrees, p, lower) => {
  const result = defined(compare(arms.control, arms.treatment, 0.05));
  near(result.difference, difference);
  near(result.standardError, error);
  near(result.degreesOfFreedom, degrees);
  near(result.pValue, p);
  near(result.lower, lower);
  near(result.upper, 2 * difference - lower);
});

describe("edges", () => {
  const compare: [string, (a: MeanSums, b: MeanSums, alpha: number) => Comparison | UndefinedResult][] = [
    ["welchT", welchT],
    ["studentT", studentT],
  ];
  describe.each(compare)("%s", (_, run) => {
    test.each([0, 1])("n = %d in an arm is a reason", (n) => {
      const thin = sumsOf(new Array(n).fill(1));
      expect([run(thin, few.control, 0.05), run(few.control, thin, 0.05)]).toMatchObject([
        { reason: "not_enough_data" },
        { reason: "not_enough_data" },
      ]);
    });
    test("no variance in both arms is a reason, in one it is not", () => {
      expect(run(sumsOf([1, 1]), sumsOf([2, 2]), 0.05)).toMatchObject({ reason: "no_variance" });
      const one = defined(run(sumsOf([1, 1]), few.treatment, 0.05));
      expect(one.pValue).toBeLessThan(0.05);
    });
    test("sums or an alpha that cannot be are refused", () => {
      expect(() => run({ n: -2, sum: 1, sumOfSquares: 1 }, few.control, 0.05)).toThrow(/n must/);
      expect(() => run({ n: 2, sum: nan, sumOfSquares: 1 }, few.control, 0.05)).toThrow(/sum must/);
      for (const alpha of [0, 1, nan, -1]) expect(() => run(few.control, few.treatment, alpha)).toThrow(/alpha must/);
    });
  });
  test("a lift over 0 is a reason; estimates that cannot be are refused", () => {
    const none = { n: 5, value: 0, variance: 1, degreesOfFreedom: 4 };
    expect(liftOf(none, mean.treatment, 0.05)).toMatchObject({ reason: "not_enough_data" });
    for (const odd of [{ value: nan }, { variance: -1 }, { degreesOfFreedom: 0 }, { variance: nan }]) {
      expect(() => compareEstimates({ ...none, ...odd }, none, 0.05)).toThrow(RangeError);
      expect(() => liftOf(mean.control, { ...none, ...odd }, 0.05)).toThrow(RangeError);
    }
  });
  test("infinite degrees of freedom are the normal distribution", () => {
    const arm = { n: 5, value: 0, variance: 0.5, degreesOfFreedom: Number.POSITIVE_INFINITY };
    near(defined(compareEstimates(arm, { ...arm, value: 1.959963984540054 }, 0.05)).pValue, 0.05);
  });
});

test("swapping the arms turns the sign and nothing else; p is at most alpha just where 0 is outside the interval", () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 20 });
  fc.assert(
    fc.property(values, values, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (first, second, alpha) => {
      const there = welchT(sumsOf(first), sumsOf(second), alpha);
      const back = welchT(sumsOf(second), sumsOf(first), alpha);
      if ("reason" in there || "reason" in back) return;
      expect(back.difference).toBeCloseTo(-there.difference, 12);
      expect(back.pValue).toBeCloseTo(there.pValue, 12);
      if (Math.abs(there.pValue - alpha) > 1e-9) expect(there.pValue < alpha).toBe(there.lower > 0 || there.upper < 0);
    }),
  );
});
