import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { multipleExposure, preExposureBias, sampleRatioMismatch } from "../index.ts";
import { defined } from "../testing/defined.ts";

const answers = resolve(import.meta.dirname, "../../../../../shared/reference/cookie_cats_experiment.json");
if (!existsSync(answers)) console.warn(`skipped: ${answers} is absent`);

test.skipIf(!existsSync(answers))("Cookie Cats: the ratio of its arms, within 1e-9", () => {
  const { n, srm_chi2_50_50 } = JSON.parse(readFileSync(answers, "utf8"));
  const result = defined(sampleRatioMismatch(n, [1, 1]));
  expect(result.p).toBeCloseTo(srm_chi2_50_50.p, 9);
  expect(result.statistic).toBeCloseTo(srm_chi2_50_50.statistic, 9);
});

describe("sample ratio mismatch", () => {
  test("the documented example holds: a warning and no failure", () => {
    const result = defined(sampleRatioMismatch([44700, 45489], [1, 1]));
    expect(result).toMatchObject({ degreesOfFreedom: 1, expected: [45094.5, 45094.5], level: "warning" });
    expect(result.p).toBeCloseTo(0.008607987810836262, 9);
  });
  // scipy.stats.chisquare 1.17.1, relative tolerance 1e-9.
  test.each([
    [[5050, 4950, 2600], [40, 40, 20], 4.166666666666666, 0.124514471444123, "ok"],
    [[1000, 1200], [1, 1], 18.181818181818183, 2.007865612426481e-5, "failure"],
    [[900000, 100100], [9, 1], 0.08999100089991001, 0.7641885964242467, "ok"],
    [[5, 5], [1, 1], 0, 1, "ok"],
  ] as const)("%j of %j", (counts, shares, statistic, p, level) => {
    const result = defined(sampleRatioMismatch(counts, shares));
    expect(Math.abs(result.statistic - statistic)).toBeLessThanOrEqual(1e-9 * statistic);
    expect(Math.abs(result.p / p - 1)).toBeLessThan(1e-9);
    expect(result.level).toBe(level);
  });
  test("thresholds are arguments", () => {
    expect(sampleRatioMismatch([44700, 45489], [1, 1], { warning: 0.05, failure: 0.01 })).toMatchObject({
      level: "failure",
    });
    expect(() => sampleRatioMismatch([10, 10], [1, 1], { warning: 0.01, failure: 0.05 })).toThrow(/failure/);
  });
  test.each([[[0, 0]], [[1, 0]], [[4, 5]]])("%j expect too few in an arm", (counts) => {
    expect(sampleRatioMismatch(counts, [1, 1])).toMatchObject({ reason: "not_enough_data" });
  });
  test("an arm that nobody came to is a failure where enough were expected", () => {
    expect(sampleRatioMismatch([0, 100], [1, 1])).toMatchObject({ level: "failure" });
  });
  test.each([
    [[1], [1], /2 arms/],
    [[10, 10], [1, 1, 1], /same/],
    [[-1, 10], [1, 1], /counts\[0\]/],
    [[10, Number.NaN], [1, 1], /counts\[1\]/],
    [[10, 10.5], [1, 1], /counts\[1\]/],
    [[10, 10], [1, 0], /shares\[1\]/],
    [[10, 10], [Number.POSITIVE_INFINITY, 1], /shares\[0\]/],
  ])("%j of %j is refused", (counts, shares, message) => {
    expect(() => sampleRatioMismatch(counts, shares)).toThrow(message);
  });
  test("neither the order of the arms nor the scale of the shares matters", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 1e6 }), fc.integer({ min: 20, max: 1e6 }), (a, b) => {
        const p = defined(sampleRatioMismatch([a, b], [1, 3])).p;
        expect(defined(sampleRatioMismatch([b, a], [75, 25])).p).toBeCloseTo(p, 12);
      }),
    );
  });
});

describe("multiple exposure", () => {
  test.each([
    [1000, 12, 0.012, "warning"],
    [1000, 0, 0, "ok"],
    [1000, 9, 0.009, "ok"],
    [1000, 50, 0.05, "failure"],
    [1, 1, 1, "failure"],
  ])("of %d units %d", (units, several, share, level) => {
    expect(multipleExposure(units, several)).toEqual({ share, level });
  });
  test("no units is a reason; what cannot be is refused", () => {
    expect(multipleExposure(0, 0)).toMatchObject({ reason: "not_enough_data" });
    expect(() => multipleExposure(5, 6)).toThrow(/inSeveralArms/);
    expect(() => multipleExposure(Number.NaN, 0)).toThrow(/units/);
    expect(() => multipleExposure(5, -1)).toThrow(/inSeveralArms/);
    expect(() => multipleExposure(5, 1, { warning: 0.2, failure: 0.1 })).toThrow(/failure/);
  });
});

describe("bias before exposure", () => {
  test("the documented example holds", () => {
    expect(preExposureBias([0.02, 0.6])).toEqual({
      adjusted: [0.04, 0.6],
      levels: ["warning", "ok"],
      level: "warning",
    });
  });
  test("many metrics need stronger evidence", () => {
    expect(preExposureBias([0.0009])).toMatchObject({ level: "failure" });
    expect(preExposureBias([0.0009, ...Array(9).fill(0.5)])).toMatchObject({ level: "warning" });
    expect(preExposureBias([0.0009, ...Array(99).fill(0.5)])).toMatchObject({ level: "ok" });
  });
  test("no metric is a reason; what is no probability is refused", () => {
    expect(preExposureBias([])).toMatchObject({ reason: "not_enough_data" });
    for (const p of [Number.NaN, -0.1, 1.1]) expect(() => preExposureBias([p])).toThrow(/pValues\[0\]/);
  });
});
