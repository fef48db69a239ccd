import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  contributions,
  fitLogistic,
  type Logistic,
  predictProbabilities,
  predictProbability,
  seededRandom,
  standardise,
} from "../index.ts";
import { defined } from "../testing/defined.ts";
import { sines } from "../testing/sines.ts";
import { logisticPoint, logisticSlope } from "./logisticSlope.ts";

const { columns } = sines();
const outcomes = Array.from(columns[0]!, (value, i) => Math.sin(i * 0.5) + value * 0.8 - columns[1]![i]! * 0.3 > 0.9);
const plain: Logistic = { intercept: 0, coefficients: [1], scaling: { mean: [2], sd: [1] } };

function close(values: readonly number[], reference: readonly number[], digits: number) {
  expect(values).toHaveLength(reference.length);
  values.forEach((it, i) => {
    expect(it).toBeCloseTo(reference[i]!, digits);
  });
}

test("the documented examples hold", () => {
  const { model } = defined(fitLogistic([[0, 1, 2, 3]], [false, true, false, true]));
  expect(model.intercept).toBeCloseTo(0, 12);
  expect(model.coefficients[0]).toBeCloseTo(0.4534, 4);
  expect(predictProbability([3], plain)).toBeCloseTo(0.7311, 4);
  close([...defined(predictProbabilities([[2, 3]], plain))], [0.5, 0.7311], 4);
  expect(contributions([10], { intercept: 0, coefficients: [0.5], scaling: { mean: [2], sd: [4] } })).toEqual([1]);
});

// LogisticRegression(C, tol=1e-12) of scikit-learn 1.9.1 on the standardised columns.
test.each([
  [1, [1.9512053705204977, -0.6587564051819053, 0.505369126085443], 0.5317126508177893, 0.14674150072096198],
  [10, [0.868037624234956, -0.24905743760499335, 0.3328761765569537], 0.19784238567561674, 0.290780756009139],
  [0.1, [2.757276558990325, -1.0380948325064336, 0.5698623848343706], 0.9364962804523163, 0.09978962963723206],
])("with a penalty of %f it is that of scikit-learn within 1e-6", (penalty, coefficients, intercept, first) => {
  const { model, positives } = defined(fitLogistic(columns, outcomes, penalty));
  expect(positives).toBe(32);
  close(model.coefficients, coefficients, 6);
  expect(model.intercept).toBeCloseTo(intercept, 6);
  expect(defined(predictProbabilities(columns, model))[0]).toBeCloseTo(first, 6);
});

test("outcomes that a column parts without error are no trouble: scikit-learn's within 1e-6", () => {
  const parted = Array.from(columns[0]!, (it) => it > 1);
  const { model } = defined(fitLogistic(columns, parted));
  close(model.coefficients, [2.4351411470102797, 1.5767248545913077, 0.41812394538137126], 6);
  expect(model.intercept).toBeCloseTo(1.4255777405382488, 6);
  expect(defined(fitLogistic(columns, parted, 1e-6)).model.coefficients[0]).toBeGreaterThan(10);
});

test("slopes and second derivatives are those of what is to be least", () => {
  const number = fc.double({ min: -3, max: 3, noNaN: true });
  const rows = fc.array(fc.record({ a: number, b: number, came: fc.boolean() }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      rows,
      fc.tuple(number, number, number),
      fc.double({ min: 0.01, max: 5, noNaN: true }),
      (them, at, penalty) => {
        const task = {
          columns: [Float64Array.from(them, ({ a }) => a), Float64Array.from(them, ({ b }) => b)],
          outcomes: Float64Array.from(them, ({ came }) => Number(came)),
          penalty,
        };
        const { gradient, curvature } = logisticSlope(task, logisticPoint(task, at));
        at.forEach((_, i) => {
          const moved = (by: number) =>
            logisticPoint(
              task,
              at.map((it, k) => (k === i ? it + by : it)),
            );
          const [up, down] = [moved(1e-5), moved(-1e-5)];
          expect(Math.abs(gradient[i]! - (up.value - down.value) / 2e-5)).toBeLessThan(
            1e-5 * (1 + Math.abs(gradient[i]!)),
          );
          const bent = logisticSlope(task, up).gradient.map(
            (it, k) => (it - logisticSlope(task, down).gradient[k]!) / 2e-5,
          );
          bent.forEach((it, k) => {
            expect(Math.abs(curvature[i]![k]! - it)).toBeLessThan(1e-5 * (1 + Math.abs(it)));
          });
        });
      },
    ),
  );
});

test("coefficients of simulated rows are found again", () => {
  const random = seededRandom(11);
  const value = () => random() + random() + random() - 1.5;
  const rows = 20_000;
  const [a, b] = [0, 1].map(() => Float64Array.from({ length: rows }, value));
  const came = Array.from(a!, (it, i) => random() < 1 / (1 + Math.exp(1 - 2 * it + b![i]!)));
  const { model } = defined(fitLogistic([a!, b!], came));
  expect(model.coefficients[0]! / model.scaling.sd[0]!).toBeCloseTo(2, 0);
  expect(model.coefficients[1]! / model.scaling.sd[1]!).toBeCloseTo(-1, 0);
  const told = defined(predictProbabilities([a!, b!], model));
  const share = came.filter(Boolean).length / rows;
  expect(told.reduce((sum, it) => sum + it, 0) / rows).toBeCloseTo(share, 9);
});

test("the unit of a column does not matter, and a constant one has no say", () => {
  const { model } = defined(fitLogistic(columns, outcomes));
  const scaled = columns.map((column, at) => column.map((it) => it * 10 ** (3 * at) + 7));
  const other = defined(fitLogistic([...scaled, new Float64Array(60).fill(0.1)], outcomes)).model;
  close(other.coefficients, [...model.coefficients, 0], 8);
});

test("contributions and the intercept add up to the log-odds", () => {
  const { model } = defined(fitLogistic(columns, outcomes));
  const row = columns.map((column) => column[5]!);
  const logOdds = contributions(row, model).reduce((sum, it) => sum + it, model.intercept);
  expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(predictProbability(row, model), 14);
  expect(defined(predictProbabilities(columns, model))[5]).toBeCloseTo(predictProbability(row, model), 14);
  const { columns: alike } = defined(standardise(columns));
  const onScaled = defined(fitLogistic(alike, outcomes)).model;
  close(onScaled.coefficients, model.coefficients, 9);
});

test("log-odds far out keep to [0, 1]", () => {
  expect(predictProbability([1e6], plain)).toBe(1);
  expect(predictProbability([-1e6], plain)).toBe(0);
});

describe("edges", () => {
  test.each<[string, number[][], boolean[], string]>([
    ["no rows", [[]], [], "not_enough_data"],
    ["one row", [[1]], [true], "not_enough_data"],
    ["one class", [[1, 2, 3]], [false, false, false], "not_enough_data"],
    ["NaN", [[1, Number.NaN]], [true, false], "not_a_number"],
    ["infinity", [[1, Number.POSITIVE_INFINITY]], [true, false], "not_a_number"],
  ])("%s: a reason", (_, them, came, reason) => {
    expect(fitLogistic(them, came)).toMatchObject({ reason });
  });
  test("without variance it tells the share of all", () => {
    const { model } = defined(fitLogistic([[5, 5, 5, 5]], [true, false, false, false]));
    expect(predictProbability([5], model)).toBeCloseTo(0.25, 12);
    expect(predictProbability([9], model)).toBeCloseTo(0.25, 12);
  });
  test("unlike lengths and a penalty of 0 are refused", () => {
    expect(() => fitLogistic([[1, 2]], [true])).toThrow(RangeError);
    expect(() => fitLogistic([[1, 2]], [true, false], 0)).toThrow(/penalty/);
    expect(() => predictProbability([1, 2], plain)).toThrow(/row/);
    expect(() => predictProbability([Number.NaN], plain)).toThrow(/row\[0\]/);
    expect(() => predictProbabilities([[1], [2]], plain)).toThrow(RangeError);
    expect(predictProbabilities([[]], plain)).toMatchObject({ reason: "not_enough_data" });
  });
});
