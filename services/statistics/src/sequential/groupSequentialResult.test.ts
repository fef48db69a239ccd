import { describe, expect, test } from "vitest";
import {
  groupSequentialBounds,
  groupSequentialResult,
  seededRandom,
  spendObrienFleming,
  spendPocock,
} from "../index.ts";
import { defined } from "../testing/defined.ts";
import { oneTest } from "./testing/oneTest.ts";

const equal = (looks: number): number[] => Array.from({ length: looks }, (_, k) => (k + 1) / looks);
const five = equal(5);
const effect = (z: number, n = 1000) => ({ difference: z, standardError: 1, n });

describe("the final result", () => {
  const looks = groupSequentialBounds(five, 0.05, spendPocock);
  test("one look is the fixed test, within 1e-9", () => {
    const { p, difference, lower, upper } = defined(
      groupSequentialResult(effect(1.959963984540054), { fractions: [1], bounds: [1.96] }),
    );
    [p - 0.05, difference - 1.959963984540054, lower, upper - 3.919927969080108].forEach((it) => {
      expect(Math.abs(it)).toBeLessThan(1e-9);
    });
  });
  test("at the boundary of a look p is the alpha spent until then, and the interval begins at 0 where all is spent", () => {
    five.forEach((_, k) => {
      const until = { fractions: five.slice(0, k + 1), bounds: looks.bounds.slice(0, k + 1) };
      expect(defined(groupSequentialResult(effect(looks.bounds[k]!), until)).p).toBeCloseTo(looks.spent[k]!, 9);
    });
    expect(defined(groupSequentialResult(effect(looks.bounds[4]!), looks)).lower).toBeCloseTo(0, 8);
  });
  test("looks without a boundary are as none, however strong the effect", () => {
    const never = Array(9).fill(Number.POSITIVE_INFINITY);
    for (const z of [0.5, 12, 40]) {
      const { difference, lower } = defined(
        groupSequentialResult(effect(z), { fractions: equal(10), bounds: [...never, 2] }),
      );
      expect(Math.abs(difference - z)).toBeLessThan(1e-8);
      expect(Math.abs(lower - (z - 1.959963984540054))).toBeLessThan(1e-8);
    }
    const daily = groupSequentialBounds(equal(90), 0.05, spendObrienFleming);
    const until = { fractions: daily.fractions.slice(0, 30), bounds: daily.bounds.slice(0, 30) };
    const strong = defined(groupSequentialResult(effect(40), until));
    expect(strong.lower).toBeLessThan(strong.difference);
    expect(strong.difference).toBeLessThan(strong.upper);
  });
  test("it mirrors, and lies nearer to nothing than the plain estimate", () => {
    const until = { fractions: five.slice(0, 3), bounds: looks.bounds.slice(0, 3) };
    const up = defined(groupSequentialResult(effect(2.7), until));
    const down = defined(groupSequentialResult(effect(-2.7), until));
    expect(up.difference).toBeLessThan(2.7);
    expect(up.difference).toBeGreaterThan(0);
    expect([down.p, down.difference, down.lower, down.upper].map((it) => it.toFixed(8))).toEqual(
      [up.p, -up.difference, -up.upper, -up.lower].map((it) => it.toFixed(8)),
    );
  });
  test("of 1,000 simulated tests 95 % cover the effect, and half of the estimates are too high", () => {
    const random = seededRandom(5);
    const two = groupSequentialBounds([0.5, 1], 0.05, spendPocock);
    let [covered, high] = [0, 0];
    for (let run = 0; run < 1_000; run++) {
      const { z, k } = oneTest(two, 2.5, random);
      const until = { fractions: two.fractions.slice(0, k + 1), bounds: two.bounds.slice(0, k + 1) };
      const standardError = 1 / Math.sqrt(two.fractions[k]!);
      const result = defined(groupSequentialResult({ difference: z * standardError, standardError, n: 100 }, until));
      if (result.lower <= 2.5 && 2.5 <= result.upper) covered++;
      if (result.difference > 2.5) high++;
    }
    expect(Math.abs(covered / 1_000 - 0.95)).toBeLessThan(4 * 0.0069);
    expect(Math.abs(high / 1_000 - 0.5)).toBeLessThan(4 * 0.0158);
  });
});
