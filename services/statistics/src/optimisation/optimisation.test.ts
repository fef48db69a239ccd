import { expect, test } from "vitest";
import { isUndefined } from "../index.ts";
import { invertPositive } from "./invertPositive.ts";
import { leastOf } from "./leastOf.ts";
import { minimise } from "./minimise.ts";
import type { Minimum, Objective } from "./types.ts";

const rosenbrock: Objective = ([x, y]) => ({
  value: (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2,
  gradient: [-2 * (1 - x!) - 400 * x! * (y! - x! * x!), 200 * (y! - x! * x!)],
});

function found(result: ReturnType<typeof minimise>): Minimum {
  if (isUndefined(result)) throw new Error(result.detail);
  return result;
}

test("the documented example holds", () => {
  const least = found(minimise(([x]) => ({ value: (x! - 1) ** 2, gradient: [2 * (x! - 1)] }), [5]));
  expect(least.at[0]).toBeCloseTo(1, 8);
  expect(least.inverseCurvature[0]?.[0]).toBeCloseTo(0.5, 8);
});

test("Rosenbrock's valley is followed to its end, the same way each time", () => {
  const least = found(minimise(rosenbrock, [-1.2, 1]));
  expect(least.at[0]).toBeCloseTo(1, 7);
  expect(least.at[1]).toBeCloseTo(1, 7);
  expect(minimise(rosenbrock, [-1.2, 1])).toEqual(least);
});

test.each<[string, Objective]>([
  ["falls for ever", ([x]) => ({ value: -x!, gradient: [-1] })],
  ["falls ever more slowly", ([x]) => ({ value: Math.exp(-x!), gradient: [-Math.exp(-x!)] })],
  ["is flat", () => ({ value: 1, gradient: [0] })],
  ["is no number", () => ({ value: Number.NaN, gradient: [Number.NaN] })],
])("a function that %s has no minimum", (_, objective) => {
  expect(minimise(objective, [0])).toMatchObject({ reason: "not_converged" });
});

test("of several starts the one that leads lowest counts", () => {
  // Two valleys, the lower one on the left.
  const two: Objective = ([x]) => ({ value: (x! * x! - 1) ** 2 + 0.3 * x!, gradient: [4 * x! * (x! * x! - 1) + 0.3] });
  expect(found(leastOf(two, [[1], [-1]])).at[0]).toBeLessThan(-1);
  expect(leastOf(two, [])).toMatchObject({ reason: "not_converged" });
});

test("a matrix times its inverse is one; a matrix that is not positive definite has none", () => {
  const matrix = [
    [4, 1, 0.5],
    [1, 3, 0.2],
    [0.5, 0.2, 2],
  ];
  const inverse = invertPositive(matrix);
  matrix.forEach((row, i) => {
    for (let j = 0; j < 3; j++) {
      expect(row.reduce((sum, it, k) => sum + it * inverse![k]![j]!, 0)).toBeCloseTo(i === j ? 1 : 0, 14);
    }
  });
  expect(
    invertPositive([
      [1, 2],
      [2, 1],
    ]),
  ).toBeUndefined();
});
