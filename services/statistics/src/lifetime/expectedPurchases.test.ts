import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BgNbd, expectedPurchases, probabilityAlive, probabilityOfReturn, purchasesToCome } from "../index.ts";
import { purchaseIntegral } from "./purchaseIntegral.ts";
import { purchaseSum } from "./purchaseSum.ts";
import { simulatedHistories } from "./testing/simulated.ts";

const cdnow: BgNbd = { r: 0.251624011424104, alpha: 4.788945170327028, a: 0.7234330357288162, b: 2.161086981372379 };
const known = { frequency: 2, recency: 35.57142857142857, age: 38.142857142857146 };
const off = (value: number, reference: number): number => Math.abs(value / reference - 1);

/** From 0.01 to 100, even in the logarithm. */
const parameter = fc.double({ min: -2, max: 2, noNaN: true }).map((it) => 10 ** it);
const models = fc.record({ r: parameter, alpha: parameter, a: parameter, b: parameter });

/** The hypergeometric series, for an argument well below 1. */
function gauss(a: number, b: number, c: number, z: number): number {
  let sum = 1;
  for (let term = 1, k = 0; k < 3000; k++) {
    term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    sum += term;
  }
  return sum;
}

test("the documented examples hold", () => {
  expect(expectedPurchases(cdnow, 39)).toBeCloseTo(1.174, 3);
  expect(purchasesToCome(cdnow, known, 39)).toBeCloseTo(1.357, 3);
  expect(probabilityOfReturn(cdnow, known, 39)).toBeCloseTo(0.607, 3);
});

test("simulated customers buy as often as expected, and as many of them buy again as expected", () => {
  const model = { r: 1.5, alpha: 9, a: 0.8, b: 2 };
  const them = simulatedHistories(model, 20_000, 40, 9);
  const sum = (of: (history: (typeof them)[number]) => number) => them.reduce((total, it) => total + of(it), 0);
  const expected = sum(({ age }) => expectedPurchases(model, age));
  expect(
    off(
      sum(({ frequency }) => frequency),
      expected,
    ),
  ).toBeLessThan(0.02);
  const again = sum(({ age }) => probabilityOfReturn(model, { frequency: 0, recency: 0, age: 0 }, age));
  expect(
    off(
      sum(({ frequency }) => Math.min(1, frequency)),
      again,
    ),
  ).toBeLessThan(0.01);
});

test.each([
  [cdnow, 39],
  [{ r: 2.3, alpha: 7, a: 0.4, b: 1.2 }, 20],
  [{ r: 0.9, alpha: 3, a: 2.5, b: 4 }, 9],
])("it is the usual form by Gauss' hypergeometric function (%o, %d)", (model, time) => {
  const { r, alpha, a, b } = model;
  const usual =
    ((a + b - 1) / (a - 1)) * (1 - (alpha / (alpha + time)) ** r * gauss(r, b, a + b - 1, time / (alpha + time)));
  expect(off(expectedPurchases(model, time), usual)).toBeLessThan(1e-12);
});

test("the sum and the integral agree wherever both are quick", () => {
  fc.assert(
    fc.property(models, fc.double({ min: -3, max: 2, noNaN: true }), (model, digits) => {
      const time = model.alpha * 10 ** digits;
      expect(off(purchaseIntegral(model, time), purchaseSum(model, time))).toBeLessThan(1e-12);
    }),
    { numRuns: 400 },
  );
});

test("nothing happens at a = 1, where the usual form is 0 / 0", () => {
  const at = (a: number) => expectedPurchases({ ...cdnow, a }, 39);
  expect(off(at(1), (at(1 - 1e-6) + at(1 + 1e-6)) / 2)).toBeLessThan(1e-10);
});

test.each([39, 1e6])("without drop-out it is the rate times the time (%d)", (time) => {
  const loyal = { r: 3, alpha: 6, a: 1e-12, b: 1 };
  expect(off(expectedPurchases(loyal, time), (3 * time) / 6)).toBeLessThan(1e-5);
});

test("who surely drops out at the first repeat buys again once at most: with the chance to buy at all", () => {
  const fickle = { r: 3, alpha: 6, a: 1, b: 1e-13 };
  expect(off(expectedPurchases(fickle, 12), 1 - (6 / 18) ** 3)).toBeLessThan(1e-10);
});

test("for ever it comes to the mean number of purchases before dropping out, (a + b − 1) / (a − 1)", () => {
  expect(off(expectedPurchases({ r: 2, alpha: 5, a: 3, b: 4 }, 1e15), 3)).toBeLessThan(1e-12);
});

test("it grows with time, from 0, however far", () => {
  const grown = [0, 1e-300, 1e-9, 1, 39, 1e3, 1e4, 1e6, 1e12].map((time) => expectedPurchases(cdnow, time));
  expect(grown[0]).toBe(0);
  grown.slice(1).forEach((it, i) => {
    expect(Number.isFinite(it)).toBe(true);
    expect(it).toBeGreaterThan(grown[i]!);
  });
  expect(off(grown[2]!, (cdnow.r * 1e-9) / cdnow.alpha)).toBeLessThan(1e-8);
});

describe("probability of return", () => {
  test("it is none at once, that to be active for ever, and never more than the purchases to come", () => {
    expect(probabilityOfReturn(cdnow, known, 0)).toBeCloseTo(0, 15);
    expect(off(probabilityOfReturn(cdnow, known, 1e15), probabilityAlive(cdnow, known))).toBeLessThan(1e-12);
    for (const time of [1e-3, 1, 39, 500]) {
      const toCome = purchasesToCome(cdnow, known, time);
      expect(probabilityOfReturn(cdnow, known, time)).toBeLessThan(toCome);
      if (time < 1) expect(off(probabilityOfReturn(cdnow, known, time), toCome)).toBeLessThan(1e-4);
    }
  });
  test("a time below 0 is refused", () => expect(() => probabilityOfReturn(cdnow, known, -1)).toThrow(/time/));
});

describe("purchases to come", () => {
  test("a new customer's are those of anybody", () => {
    expect(purchasesToCome(cdnow, { frequency: 0, recency: 0, age: 0 }, 39)).toBe(expectedPurchases(cdnow, 39));
  });
  test("many purchases and a huge age are no trouble", () => {
    const many = purchasesToCome(cdnow, { frequency: 5000, recency: 1000, age: 1000 }, 10);
    expect(many).toBeGreaterThan(45);
    expect(many).toBeLessThan(50);
    expect(purchasesToCome(cdnow, { frequency: 5000, recency: 10, age: 1e12 }, 10)).toBe(0);
    expect(purchasesToCome(cdnow, { frequency: 0, recency: 0, age: 1e12 }, 10)).toBeGreaterThan(0);
  });
  test("a time below 0 and parameters that cannot be are refused", () => {
    expect(() => purchasesToCome(cdnow, known, -1)).toThrow(/time/);
    expect(() => expectedPurchases({ ...cdnow, b: Number.NaN }, 1)).toThrow(/b must/);
    expect(() => expectedPurchases(cdnow, Number.POSITIVE_INFINITY)).toThrow(/time/);
  });
});
