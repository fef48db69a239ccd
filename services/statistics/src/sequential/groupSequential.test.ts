import { describe, expect, test } from "vitest";
import {
  crossingProbabilities,
  groupSequentialBounds,
  groupSequentialInflation,
  groupSequentialResult,
  type Looks,
  normalTail,
  repeatedInterval,
  seededRandom,
  spendObrienFleming,
  spendPocock,
} from "../index.ts";
import { defined } from "../testing/defined.ts";
import { oneTest } from "./testing/oneTest.ts";

const equal = (looks: number): number[] => Array.from({ length: looks }, (_, k) => (k + 1) / looks);
const five = equal(5);
const pocock = (looks: number, bound: number) => ({ fractions: equal(looks), bounds: Array(looks).fill(bound) });
const obrienFleming = (looks: number, last: number) => ({
  fractions: equal(looks),
  bounds: equal(looks).map((fraction) => last / Math.sqrt(fraction)),
});
const effect = (z: number, n = 1000) => ({ difference: z, standardError: 1, n });

describe("boundaries", () => {
  // Tables of Lan and DeMets's spending functions as ldbounds and gsDesign print them; within a unit of the last digit.
  test.each([
    ["O'Brien and Fleming", spendObrienFleming, [4.8769, 3.357, 2.6803, 2.2898, 2.031]],
    ["Pocock", spendPocock, [2.438, 2.4268, 2.4101, 2.3966, 2.3859]],
  ])("five equal looks after %s", (_, spending, bounds) => {
    groupSequentialBounds(five, 0.05, spending).bounds.forEach((bound, k) => {
      expect(Math.abs(bound - bounds[k]!)).toBeLessThan(1.1e-4);
    });
  });
  test("what they spend is what they cross by chance, look by look, however the looks lie", () => {
    for (const fractions of [[1], [0.5, 1], [0.1, 0.15, 0.9, 0.901, 1], equal(30), [0.3, 0.8, 1.2], [0.5, 0.5001, 1]]) {
      const looks = groupSequentialBounds(fractions, 0.05, spendPocock);
      const { upper, lower } = crossingProbabilities(looks);
      let total = 0;
      fractions.forEach((_, k) => {
        total += upper[k]! + lower[k]!;
        expect(Math.abs(total - looks.spent[k]!)).toBeLessThan(1e-10);
      });
    }
  });
  test("one look is the fixed test, and later looks do not change earlier boundaries", () => {
    expect(groupSequentialBounds([1], 0.05, spendPocock).bounds[0]).toBeCloseTo(1.959963984540054, 9);
    const three = groupSequentialBounds([0.2, 0.5, 0.6], 0.05, spendObrienFleming);
    const four = groupSequentialBounds([0.2, 0.5, 0.6, 1], 0.05, spendObrienFleming);
    three.bounds.forEach((bound, k) => {
      expect(bound).toBeCloseTo(four.bounds[k]!, 9);
      expect(three.nominalP[k]).toBeCloseTo(2 * normalTail(bound), 15);
    });
  });
  test("a look at which nothing may be spent has no boundary", () => {
    expect(groupSequentialBounds(equal(30), 0.05, spendObrienFleming).bounds[0]).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("crossing", () => {
  // Jennison and Turnbull 2000, tables 2.1 and 2.3: constants to three or four digits, so the level within 1e-4.
  test.each([
    ["Pocock, 2", pocock(2, 2.178)],
    ["Pocock, 5", pocock(5, 2.413)],
    ["Pocock, 10", pocock(10, 2.555)],
    ["O'Brien and Fleming, 2", obrienFleming(2, 1.977)],
    ["O'Brien and Fleming, 5", obrienFleming(5, 2.04)],
    ["O'Brien and Fleming, 10", obrienFleming(10, 2.087)],
  ])("%s looks err with probability 0.05", (_, looks) => {
    expect(Math.abs(crossingProbabilities(looks).total - 0.05)).toBeLessThan(1e-4);
  });
  // scipy.stats.multivariate_normal 1.17.1 over the rectangle, its own error about 1e-9; within 5e-9.
  test.each([
    [0, 0.04389121750273983],
    [1, 0.150028880995573],
    [2.8, 0.7686870078606636],
  ])("unequal looks under the drift %d", (drift, total) => {
    const looks = { fractions: [0.2, 0.7, 1], bounds: [3, 2.4, 2.1] };
    expect(Math.abs(crossingProbabilities(looks, drift).total - total)).toBeLessThan(5e-9);
  });
  test("40,000 simulated tests agree within four standard errors, with and without an effect", () => {
    const random = seededRandom(11);
    const looks = { fractions: [0.25, 0.5, 0.6, 1], bounds: [2.6, 2.5, 2.4, 2.2] };
    for (const drift of [0, 2.5]) {
      const { upper, averageFraction } = crossingProbabilities(looks, drift);
      const ended = [0, 0, 0, 0];
      let used = 0;
      for (let run = 0; run < 40_000; run++) used += simulated(looks, drift, random, ended);
      upper.forEach((p, k) => {
        expect(Math.abs(ended[k]! / 40_000 - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 40_000));
      });
      expect(Math.abs(used / 40_000 - averageFraction)).toBeLessThan(0.01);
    }
  });
  test("no boundary anywhere is never crossed, also under an effect", () => {
    const never = { fractions: [0.5, 1], bounds: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] };
    expect(crossingProbabilities(never, 3)).toMatchObject({ total: 0, averageFraction: 1 });
    const late = { fractions: [0.1, 0.5, 1], bounds: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 1.96] };
    expect(crossingProbabilities(late, 3).total).toBeCloseTo(normalTail(1.96 - 3) + normalTail(1.96 + 3), 9);
  });
});

describe("inflation", () => {
  // Jennison and Turnbull 2000, tables 2.2 and 2.4, three digits.
  test.each([
    [pocock(2, 2.178), 0.8, 1.11],
    [pocock(5, 2.413), 0.8, 1.229],
    [pocock(5, 2.413), 0.9, 1.207],
    [obrienFleming(5, 2.04), 0.8, 1.028],
    [obrienFleming(5, 2.04), 0.9, 1.026],
  ])("%j at the power %d", (looks, power, factor) => {
    const inflation = groupSequentialInflation(looks, 0.05, power);
    expect(Math.abs(inflation.factor - factor)).toBeLessThan(1e-3);
    expect(crossingProbabilities(looks, inflation.drift).total).toBeCloseTo(power, 8);
    expect(inflation.averageFactor).toBeLessThan(1);
  });
  test("one look costs nothing", () => {
    const looks = { fractions: [1], bounds: [1.959963984540054] };
    expect(groupSequentialInflation(looks, 0.05, 0.8).factor).toBeCloseTo(1, 5);
  });
});

test("a repeated interval is a multiple of the standard error", () => {
  const { lower, upper } = defined(repeatedInterval({ difference: 1, standardError: 0.5, n: 10 }, 2.413));
  expect([lower, upper].map((it) => it.toFixed(4))).toEqual(["-0.2065", "2.2065"]);
  expect(repeatedInterval(effect(1), Number.POSITIVE_INFINITY)).toMatchObject({ reason: "not_enough_data" });
  expect(() => repeatedInterval(effect(1), Number.NaN)).toThrow(/bound/);
});

test("the documented examples of spending hold; more than the planned information spends all", () => {
  expect(spendObrienFleming(0.5, 0.05)).toBeCloseTo(0.0031, 4);
  expect(spendPocock(0.5, 0.05)).toBeCloseTo(0.031, 4);
  for (const spend of [spendObrienFleming, spendPocock]) {
    expect([spend(0, 0.05), spend(1, 0.05), spend(1.5, 0.05)]).toEqual([0, 0.05, 0.05]);
    expect(() => spend(-0.1, 0.05)).toThrow(/fraction/);
    expect(() => spend(0.5, 1)).toThrow(/alpha/);
  }
});

test("edges: reasons for data, refusals for what cannot be", () => {
  const one = { fractions: [1], bounds: [1.96] };
  expect(groupSequentialResult(effect(1, 1), one)).toMatchObject({ reason: "not_enough_data" });
  expect(groupSequentialResult({ difference: 1, standardError: 0, n: 9 }, one)).toMatchObject({
    reason: "no_variance",
  });
  expect(() => groupSequentialResult(effect(Number.NaN), one)).toThrow(/difference/);
  expect(() => groupSequentialResult(effect(1), one, 0)).toThrow(/alpha/);
  expect(() => groupSequentialBounds([], 0.05, spendPocock)).toThrow(/fractions/);
  expect(() => groupSequentialBounds([0.5, 0.5], 0.05, spendPocock)).toThrow(/fractions\[1\]/);
  expect(() => groupSequentialBounds([Number.NaN], 0.05, spendPocock)).toThrow(/fractions\[0\]/);
  expect(() => groupSequentialBounds([1], 0, () => 0.05)).toThrow(/alpha/);
  expect(() => groupSequentialBounds([0.5, 1], 0.05, (it) => 0.05 * (1 - it))).toThrow(/spending/);
  expect(() => crossingProbabilities({ fractions: [1], bounds: [] })).toThrow(/bounds/);
  expect(() => crossingProbabilities({ fractions: [1], bounds: [Number.NaN] })).toThrow(/bounds\[0\]/);
  expect(() => crossingProbabilities(one, Number.NaN)).toThrow(/drift/);
  expect(() => groupSequentialInflation(one, 0.05, 0.04)).toThrow(/power/);
});

function simulated(looks: Looks, drift: number, random: () => number, ended: number[]): number {
  const { z, k } = oneTest(looks, drift, random);
  if (z >= looks.bounds[k]!) ended[k]!++;
  return looks.fractions[k]!;
}
