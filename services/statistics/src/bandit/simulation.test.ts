import { describe, expect, test } from "vitest";
import { type BanditState, banditRegret, standings, startBandit, stepBandit, trueRegret } from "../index.ts";
import { defined } from "../testing/defined.ts";
import { simulateBandit } from "./testing/simulateBandit.ts";

const settings = { floor: 0, leastUnits: 0 };
const rate = (n: number, sum: number) => ({ n, sum, sumOfSquares: sum });
const total = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0);
const lost = (state: BanditState, truth: readonly number[]): number =>
  trueRegret(
    state.arms.map(({ n }) => n),
    truth,
  );

/** Batches of a tenth of the units so far, of at least 100, until there are so many. */
function growing(until: number): number[] {
  const batches: number[] = [];
  for (let units = 0; units < until; units += batches.at(-1)!) {
    batches.push(Math.min(until - units, Math.max(100, Math.floor(units / 10))));
  }
  return batches;
}

describe("in simulation", () => {
  const truth = [0.1, 0.12, 0.2];
  test("the same seed gives the same bytes, another seed others", () => {
    const run = (seed: number): string =>
      JSON.stringify(simulateBandit({ kind: "rate", truth, batches: growing(2000), seed, ...settings }));
    expect(run(7)).toBe(run(7));
    expect(run(7)).not.toBe(run(8));
  });
  test.each([
    ["rate", truth],
    ["mean", [0, 0.1, 0.4]],
  ] as const)("it settles on the best arm of a %s, and keeps to the floor", (kind, means) => {
    for (const seed of [1, 2, 3]) {
      const states = simulateBandit({
        kind,
        truth: means,
        batches: growing(10_000),
        seed,
        floor: 0.02,
        leastUnits: 20,
      });
      expect(states.at(-1)!.weights[2]).toBeGreaterThan(0.95);
      expect(Math.min(...states.flatMap((it) => it.weights))).toBeGreaterThanOrEqual(0.02);
    }
  });
  test("regret grows like a logarithm: four times the units add no more than four times the units before did", () => {
    const sizes = [1_000, 4_000, 16_000, 64_000];
    const sums = sizes.map(() => 0);
    for (let seed = 1; seed <= 12; seed++) {
      const states = simulateBandit({ kind: "rate", truth, batches: growing(64_000), seed, ...settings });
      sizes.forEach((size, i) => {
        sums[i]! += lost(states.find((it) => total(it.arms.map(({ n }) => n)) >= size)!, truth) / 12;
      });
    }
    const added = sums.map((sum, i) => sum - (sums[i - 1] ?? 0));
    // A root would double what is added, a share of all units make it fourfold.
    expect(added[3]! / added[2]!).toBeLessThan(1.6);
    expect(added[2]! / added[1]!).toBeLessThan(1.6);
    expect(sums[3]).toBeLessThan(0.1 * trueRegret([64_000 / 3, 64_000 / 3, 64_000 / 3], truth));
  });
  test("the regret that is believed is near the true one, and far below that of an even split", () => {
    let [believed, real, even] = [0, 0, 0];
    for (let seed = 1; seed <= 10; seed++) {
      const state = simulateBandit({ kind: "rate", truth, batches: growing(10_000), seed, ...settings }).at(-1)!;
      const regret = defined(banditRegret(state));
      believed += regret.expected;
      real += lost(state, truth);
      even += regret.ofEvenSplit;
      expect(regret.expected).toBeGreaterThanOrEqual(regret.againstLeader);
    }
    expect(Math.abs(believed / real - 1)).toBeLessThan(0.3);
    expect(believed / even).toBeLessThan(0.2);
  });
  test("the expected regret of a state is that of its standings", () => {
    const state = stepBandit(startBandit("rate", 2), [rate(100, 30), rate(50, 10)], settings);
    const [first, second] = standings([
      { a: 31, b: 71 },
      { a: 11, b: 41 },
    ]);
    expect(defined(banditRegret(state)).expected).toBeCloseTo(100 * first!.loss + 50 * second!.loss, 12);
  });
});
