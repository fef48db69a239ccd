import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benjaminiHochberg, holm, permutationPValue } from "../index.ts";

const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
const rounded = (values: number[]): number[] => values.map((it) => Math.round(it * 1e12) / 1e12);

test("the documented examples hold", () => {
  expect(rounded(holm([0.01, 0.04, 0.03]))).toEqual([0.03, 0.06, 0.06]);
  expect(rounded(benjaminiHochberg([0.01, 0.04, 0.03]))).toEqual([0.03, 0.04, 0.04]);
});

describe.each([
  ["holm", holm],
  ["benjaminiHochberg", benjaminiHochberg],
])("%s", (_, adjust) => {
  test("no tests give no values, one stays as it is", () => {
    expect([adjust([]), adjust([0.2])]).toEqual([[], [0.2]]);
  });
  test.each([Number.NaN, -0.1, 1.1, Number.POSITIVE_INFINITY])("%d is refused", (value) => {
    expect(() => adjust([0.5, value])).toThrow(/pValues\[1\]/);
  });
  test("adjusting never lowers a value, leaves [0, 1] or changes the order", () => {
    fc.assert(
      fc.property(probabilities, (values) => {
        const adjusted = adjust(values);
        values.forEach((value, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(value);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          values.forEach((other, j) => {
            if (value < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] as number);
          });
        });
      }),
    );
  });
  test("the order in which tests are given does not matter", () => {
    fc.assert(
      fc.property(probabilities, (values) => {
        expect(adjust([...values].reverse())).toEqual(adjust(values).reverse());
      }),
    );
  });
});

test("Benjamini–Hochberg is never stricter than Holm, Holm never stricter than Bonferroni", () => {
  fc.assert(
    fc.property(probabilities, (values) => {
      const strict = holm(values);
      benjaminiHochberg(values).forEach((value, i) => {
        expect(value).toBeLessThanOrEqual((strict[i] as number) + 1e-15);
        expect(strict[i]).toBeLessThanOrEqual(Math.min(1, (values[i] as number) * values.length) + 1e-15);
      });
    }),
  );
});

test("a permutation p-value counts what was observed among the shuffles and is never 0", () => {
  expect([permutationPValue(4, 99), permutationPValue(0, 999), permutationPValue(99, 99)]).toEqual([0.05, 0.001, 1]);
});

test("no shuffles is a reason; more hits than shuffles are refused", () => {
  expect(permutationPValue(0, 0)).toMatchObject({ reason: "not_enough_data" });
  for (const [hits, shuffles] of [
    [2, 1],
    [-1, 5],
    [0.5, 5],
    [0, Number.NaN],
  ] as const)
    expect(() => permutationPValue(hits, shuffles)).toThrow(RangeError);
});
