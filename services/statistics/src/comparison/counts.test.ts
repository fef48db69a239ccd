import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquareTest, fisherExact, newcombeInterval, proportionZ, waldInterval } from "../index.ts";
import { defined } from "../testing/defined.ts";

const near = (value: number, reference: number, relative = 1e-9): void =>
  expect(Math.abs(value / reference - 1)).toBeLessThan(relative);
const of = (successes: number, n: number) => ({ n, successes });

describe("proportions agree with statsmodels 0.15.0 within 1e-9", () => {
  // proportions_ztest and confint_proportions_2indep with method "wald" and "newcomb".
  test.each([
    [
      8, 40, 15, 42, 1.5833112163540062, 0.11335054767480687, -0.033553402731350074, 0.3478391170170644,
      -0.03771765563668045, 0.33570514215422553,
    ],
    [
      0, 30, 4, 30, 2.0701966780270626, 0.03843393023678171, 0.011691521967737067, 0.25497514469892957,
      -0.005674691804672338, 0.296813266820363,
    ],
    [1, 1, 0, 1, -Math.SQRT2, 0.15729920705028516, -1, -1, -1, 0.12210872068194178],
  ])("%d of %d against %d of %d", (x, n, y, m, z, p, lower, upper, newcombeLower, newcombeUpper) => {
    const result = defined(proportionZ(of(x, n), of(y, m), 0.05));
    const newcombe = defined(newcombeInterval(of(x, n), of(y, m), 0.05));
    near(result.statistic, z);
    near(result.pValue, p);
    near(result.lower, lower);
    near(result.upper, upper);
    near(newcombe.lower, newcombeLower);
    near(newcombe.upper, newcombeUpper);
    expect(defined(waldInterval(of(x, n), of(y, m), 0.05)).lower).toBe(result.lower);
  });
  test("at 1 − 0.01", () => {
    const { lower, upper } = defined(newcombeInterval(of(8, 40), of(15, 42), 0.01));
    near(lower, -0.09767717852523178);
    near(upper, 0.3852732145234869);
  });
});

test.each([
  [
    [
      [10, 20, 30],
      [6, 9, 17],
    ],
    0.27157465150403504,
    2,
    0.873028283380073,
  ],
  [
    [
      [12, 5],
      [29, 2],
      [7, 13],
      [3, 3],
    ],
    20.545372396958125,
    3,
    0.00013082808175531583,
  ],
])("chiSquareTest(%j) agrees with scipy 1.17.1 within 1e-9", (table, statistic, degrees, p) => {
  const result = defined(chiSquareTest(table));
  near(result.statistic, statistic);
  near(result.pValue, p);
  expect(result.degreesOfFreedom).toBe(degrees);
});

// scipy 1.17.1 fisher_exact([[treatment hits, misses], [control hits, misses]]).
test.each([
  [of(1, 6), of(8, 10), 20, 0.034965034965034975],
  [of(1, 4), of(3, 4), 9, 0.48571428571428565],
  [of(7, 10), of(0, 10), 0, 0.0030959752321981426],
  [of(0, 5), of(5, 5), Number.POSITIVE_INFINITY, 0.007936507936507938],
  [of(150, 1000), of(100, 1000), 0.6296296296296297, 0.0008950875386906894],
  [of(1400, 90000), of(1000, 90000), 0.7110754414125201, 2.0702609462563964e-16],
  [of(10, 20), of(10, 20), 1, 1],
  [of(9, 200009), of(2, 200002), 0.2222222222222222, 0.06542606256303274],
])("fisherExact(%j, %j) agrees with scipy within 1e-9", (control, treatment, oddsRatio, p) => {
  const result = defined(fisherExact(control, treatment));
  near(result.pValue, p);
  if (oddsRatio > 0 && oddsRatio < Number.POSITIVE_INFINITY) near(result.oddsRatio, oddsRatio);
  else expect(result.oddsRatio).toBe(oddsRatio);
});

describe("what holds for any counts", () => {
  const arm = fc.integer({ min: 1, max: 60 }).chain((n) => fc.integer({ min: 0, max: n }).map((it) => of(it, n)));
  test("the square of z is the chi-square, with the same p", () => {
    fc.assert(
      fc.property(arm, arm, (control, treatment) => {
        const z = proportionZ(control, treatment, 0.05);
        const rows = [control, treatment].map(({ n, successes }) => [successes, n - successes]);
        const chi = chiSquareTest(rows);
        if ("reason" in z || "reason" in chi) expect("reason" in z && "reason" in chi).toBe(true);
        else {
          expect(z.statistic ** 2).toBeCloseTo(chi.statistic, 9);
          expect(z.pValue).toBeCloseTo(chi.pValue, 12);
        }
      }),
    );
  });
  test("Newcombe's interval holds the difference, stays within −1 and 1, and turns with the arms", () => {
    fc.assert(
      fc.property(arm, arm, (control, treatment) => {
        const { value, lower, upper } = defined(newcombeInterval(control, treatment, 0.05));
        const turned = defined(newcombeInterval(treatment, control, 0.05));
        expect(lower).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(upper).toBeLessThanOrEqual(1 + 1e-12);
        expect(lower <= value && value <= upper).toBe(true);
        expect(turned.lower).toBeCloseTo(-upper, 12);
      }),
    );
  });
  test("Fisher's test does not depend on which arm is which", () => {
    fc.assert(
      fc.property(arm, arm, (control, treatment) => {
        const [there, back] = [fisherExact(control, treatment), fisherExact(treatment, control)];
        if ("pValue" in there && "pValue" in back) expect(there.pValue).toBeCloseTo(back.pValue, 9);
      }),
    );
  });
});

describe("edges", () => {
  test.each([proportionZ, waldInterval, newcombeInterval])("an arm without units is a reason", (run) => {
    expect(run(of(0, 0), of(1, 2), 0.05)).toMatchObject({ reason: "not_enough_data" });
    for (const alpha of [0, 1, Number.NaN]) expect(() => run(of(1, 2), of(1, 2), alpha)).toThrow(/alpha must/);
    for (const odd of [of(3, 2), of(-1, 2), of(0.5, 2), of(Number.NaN, 2)])
      expect(() => run(of(1, 2), odd, 0.05)).toThrow(/treatment.successes must/);
    expect(() => run(of(0, -1), of(1, 2), 0.05)).toThrow(/control.n must/);
  });
  test("all or none converting leaves nothing to test, but an interval", () => {
    expect([proportionZ(of(0, 5), of(0, 9), 0.05), fisherExact(of(5, 5), of(9, 9))]).toMatchObject([
      { reason: "no_variance" },
      { reason: "no_variance" },
    ]);
    expect(defined(newcombeInterval(of(0, 5), of(0, 9), 0.05)).upper).toBeGreaterThan(0.2);
    expect(fisherExact(of(0, 0), of(1, 2))).toMatchObject({ reason: "not_enough_data" });
  });
  test("tables without two rows and columns that hold something are reasons; ragged or odd ones are refused", () => {
    for (const table of [
      [],
      [[1, 2]],
      [[1], [2]],
      [
        [0, 0],
        [1, 2],
      ],
      [
        [0, 1],
        [0, 2],
      ],
    ])
      expect(chiSquareTest(table)).toMatchObject({ reason: "not_enough_data" });
    expect(() => chiSquareTest([[1, 2], [3]])).toThrow(/table\[1\] must/);
    expect(() =>
      chiSquareTest([
        [1, Number.NaN],
        [3, 4],
      ]),
    ).toThrow(/table\[0\]\[1\] must/);
  });
});
