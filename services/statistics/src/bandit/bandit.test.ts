import { describe, expect, test } from "vitest";
import { armBeliefs, banditRegret, startBandit, stepBandit, thompsonWeights, trueRegret } from "../index.ts";
import { defined } from "../testing/defined.ts";

const settings = { floor: 0, leastUnits: 0 };
const rate = (n: number, sum: number) => ({ n, sum, sumOfSquares: sum });
const total = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0);
describe("shares", () => {
  test("they are the chances to be best, above the floor", () => {
    const beliefs = [
      { a: 2, b: 9 },
      { a: 4, b: 7 },
    ];
    // The chances are exact sums, see the tests of standings.
    const weights = thompsonWeights(beliefs, 0.1);
    expect(weights[0]).toBeCloseTo(0.1 + 0.8 * (1 - 0.848297213622291), 10);
    expect(weights[1]).toBeCloseTo(0.1 + 0.8 * 0.848297213622291, 10);
    expect(
      thompsonWeights([
        { mean: 0, standardDeviation: 1 },
        { mean: 0, standardDeviation: 5 },
      ])[0],
    ).toBeCloseTo(0.5, 10);
  });
  test("with a floor no arm is starved, and they add up to 1", () => {
    const weights = thompsonWeights(
      [
        { a: 5000, b: 5000 },
        { a: 1, b: 5000 },
        { a: 30, b: 5000 },
      ],
      0.05,
    );
    expect(total(weights)).toBeCloseTo(1, 12);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0.05);
    expect(
      thompsonWeights(
        [
          { a: 1, b: 9 },
          { a: 9, b: 1 },
        ],
        0.5,
      ),
    ).toEqual([0.5, 0.5]);
  });
  test.each([-0.1, 0.6, Number.NaN])("a floor of %d is refused", (floor) => {
    expect(() =>
      thompsonWeights(
        [
          { a: 1, b: 1 },
          { a: 1, b: 1 },
        ],
        floor,
      ),
    ).toThrow(/floor/);
  });
});

describe("a step", () => {
  test("the documented examples hold", () => {
    const state = stepBandit(startBandit("rate", 2), [rate(100, 30), rate(100, 10)], { floor: 0.1, leastUnits: 0 });
    expect(state.weights.map((it) => it.toFixed(3))).toEqual(["0.900", "0.100"]);
    expect(state.batches).toBe(1);
    expect(armBeliefs(state)).toEqual([
      { a: 31, b: 71 },
      { a: 11, b: 91 },
    ]);
    expect(defined(banditRegret(state)).againstLeader).toBeCloseTo((100 * (31 - 11)) / 102, 8);
    expect(trueRegret([90, 10], [0.3, 0.1])).toBeCloseTo(2, 12);
  });
  test("it leaves the state before as it was, and two batches are as one", () => {
    const start = startBandit("rate", 2);
    const kept = JSON.stringify(start);
    const one = stepBandit(start, [rate(100, 30), rate(100, 20)], settings);
    const two = stepBandit(
      stepBandit(start, [rate(60, 10), rate(50, 10)], settings),
      [rate(40, 20), rate(50, 10)],
      settings,
    );
    expect(JSON.stringify(start)).toBe(kept);
    expect(two.weights).toEqual(one.weights);
    expect(two.batches).toBe(2);
  });
  test("a state survives being written down", () => {
    const state = stepBandit(startBandit("rate", 2), [rate(100, 30), rate(100, 20)], settings);
    const next = [rate(10, 3), rate(200, 50)];
    expect(stepBandit(JSON.parse(JSON.stringify(state)), next, settings)).toEqual(stepBandit(state, next, settings));
  });
  test("shares stay even until every arm has enough units, and of means something that varies", () => {
    const few = stepBandit(startBandit("rate", 2), [rate(100, 30), rate(49, 1)], { floor: 0, leastUnits: 50 });
    expect(few.weights).toEqual([0.5, 0.5]);
    for (const still of [
      { n: 0, sum: 0, sumOfSquares: 0 },
      { n: 1, sum: 3, sumOfSquares: 9 },
      { n: 9, sum: 0, sumOfSquares: 0 },
    ]) {
      const state = stepBandit(startBandit("mean", 2), [{ n: 9, sum: 90, sumOfSquares: 1000 }, still], settings);
      expect(state.weights).toEqual([0.5, 0.5]);
      expect(banditRegret(state)).toHaveProperty("reason", still.n < 2 ? "not_enough_data" : "no_variance");
    }
  });
  test("what cannot be is refused", () => {
    const start = startBandit("rate", 2);
    expect(() => startBandit("rate", 1)).toThrow(/arms/);
    expect(() => stepBandit(start, [rate(1, 1)], settings)).toThrow(/batch/);
    expect(() => stepBandit(start, [{ n: 1, sum: 2, sumOfSquares: 4 }, rate(1, 1)], settings)).toThrow(/successes/);
    expect(() => stepBandit(start, [rate(Number.NaN, 2), rate(1, 1)], settings)).toThrow(/n must/);
    expect(() => stepBandit(start, [rate(1, 1), rate(1, 1)], { floor: 0.6, leastUnits: 0 })).toThrow(/floor/);
    expect(() => stepBandit(start, [rate(1, 1), rate(1, 1)], { floor: 0, leastUnits: 0.5 })).toThrow(/leastUnits/);
    expect(() => trueRegret([1], [1, 2])).toThrow(/same arms/);
    expect(() => trueRegret([1, Number.NaN], [1, 2])).toThrow(/assigned\[1\]/);
    expect(() => trueRegret([1, 1], [1, Number.NaN])).toThrow(/truth\[1\]/);
  });
});
