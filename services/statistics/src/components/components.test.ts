import { describe, expect, test } from "vitest";
import { placeOnComponents, principalComponents, standardise } from "../index.ts";
import { defined } from "../testing/defined.ts";
import { sines } from "../testing/sines.ts";

const { columns } = defined(standardise(sines().columns));

test("the documented examples hold", () => {
  const { components } = defined(
    principalComponents([
      [0, 1, 2],
      [0, 2, 4],
    ]),
  );
  expect(components.loadings[0]![0]).toBeCloseTo(0.4472, 4);
  expect(components.loadings[0]![1]).toBeCloseTo(0.8944, 4);
  expect(components.shares[0]).toBeCloseTo(1, 14);
  expect(placeOnComponents([[3], [6]], components)[0]![0]).toBeCloseTo(4.4721, 4);
});

// PCA of scikit-learn 1.9.1 on the standardised columns; its signs turned where its largest loading is negative.
const reference = {
  shares: [0.45129503663217047, 0.3328020690897109, 0.21590289427811885],
  variances: [1.3538851098965112, 0.9984062072691325, 0.6477086828343565],
  loadings: [
    [0.7034049275237981, -0.08154009220975045, 0.7060968214754016],
    [0.09078484037092574, 0.9955683874853477, 0.02452954542283036],
    [-0.7049678153604357, 0.04684868410372445, 0.7076903136992081],
  ],
  scores: [-1.152833145238935, -0.3151267479018421, 0.36566867578967693],
};

test("directions, shares and scores are those of scikit-learn within 1e-12", () => {
  const { components, scores } = defined(principalComponents(columns, 3));
  reference.loadings.forEach((direction, at) => {
    expect(components.shares[at]).toBeCloseTo(reference.shares[at]!, 12);
    expect(components.variances[at]).toBeCloseTo(reference.variances[at]!, 12);
    expect(scores[at]![0]).toBeCloseTo(reference.scores[at]!, 12);
    direction.forEach((loading, column) => {
      expect(components.loadings[at]![column]).toBeCloseTo(loading, 12);
    });
  });
});

test("scores of a component have its variance, and those of two have nothing in common", () => {
  const { components, scores } = defined(principalComponents(columns, 3));
  const product = (a: Float64Array, b: Float64Array) => a.reduce((sum, it, row) => sum + it * b[row]!, 0) / a.length;
  scores.forEach((one, i) => {
    scores.forEach((other, j) => {
      expect(product(one, other)).toBeCloseTo(i === j ? components.variances[i]! : 0, 12);
    });
  });
  expect(components.shares.reduce((sum, it) => sum + it, 0)).toBeCloseTo(1, 12);
});

test("the largest loading is positive, and rows are placed where they were", () => {
  const { components, scores } = defined(principalComponents(columns, 2));
  const turned = defined(
    principalComponents(
      columns.map((column) => column.map((it) => -it)),
      2,
    ),
  );
  expect(turned.components.loadings).toEqual(components.loadings);
  for (const direction of components.loadings) {
    expect(Math.max(...direction)).toBe(Math.max(...direction.map(Math.abs)));
  }
  expect(placeOnComponents(columns, components)).toEqual(scores);
});

test("of two columns that say opposite things the first leads", () => {
  const up = [1, 2, 3, 4, 7];
  const { components } = defined(principalComponents([up, up.map((it) => -it)], 2));
  expect(components.loadings[0]![0]).toBeCloseTo(Math.SQRT1_2, 12);
  expect(components.loadings[0]![1]).toBeCloseTo(-Math.SQRT1_2, 12);
  expect(components.variances[1]).toBeCloseTo(0, 12);
});

describe("edges", () => {
  test.each<[string, number[][], string]>([
    ["no rows", [[]], "not_enough_data"],
    ["one row", [[1]], "not_enough_data"],
    ["all equal rows", [[0.1, 0.1, 0.1]], "no_variance"],
    ["NaN", [[1, Number.NaN]], "not_a_number"],
    ["infinity", [[1, Number.POSITIVE_INFINITY]], "not_a_number"],
  ])("%s: a reason", (_, them, reason) => {
    expect(principalComponents(them, 1)).toMatchObject({ reason });
  });
  test("more components than columns, and other columns, are refused", () => {
    expect(() => principalComponents([[1, 2]], 2)).toThrow(/count/);
    expect(() => principalComponents([[1, 2]], 0)).toThrow(/count/);
    const { components } = defined(principalComponents(columns, 2));
    expect(() => placeOnComponents([[1]], components)).toThrow(RangeError);
    expect(() => placeOnComponents([[1], [1, 2], [1]], components)).toThrow(RangeError);
  });
});
