import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  expectedAverageValue,
  type Fitted,
  fitGammaGamma,
  type GammaGamma,
  gammaGammaLogLikelihood,
  isUndefined,
  lifetimeValue,
  purchasesToCome,
  type Spending,
} from "../index.ts";
import { gammaGammaSlope } from "./gammaGammaSlope.ts";
import { simulatedSpendings } from "./testing/simulated.ts";

const bgNbd = { r: 0.251624011424104, alpha: 4.788945170327028, a: 0.7234330357288162, b: 2.161086981372379 };
const cdnow: GammaGamma = { p: 6.275358592836066, q: 3.624450210391096, v: 14.983688961951682 };
const known = { frequency: 2, recency: 35.57142857142857, age: 38.142857142857146, value: 40 };
const year = { months: 12, month: 4.345, discount: 0.01 };
const frequencies = Array.from({ length: 3000 }, (_, i) => 1 + (i % 7));

function fitted(result: ReturnType<typeof fitGammaGamma>): Fitted<GammaGamma> {
  if (isUndefined(result)) throw new Error(result.detail);
  return result;
}

test("the documented examples hold", () => {
  const one = [{ frequency: 1, value: 1 }];
  expect(gammaGammaLogLikelihood({ p: 1, q: 1, v: 1 }, one)).toBeCloseTo(-1.3862943611198906, 14);
  expect(expectedAverageValue({ p: 6, q: 4, v: 15 }, { frequency: 3, value: 60 })).toBeCloseTo(55.71, 2);
  expect(lifetimeValue(bgNbd, cdnow, known, year)).toBeCloseTo(64.07, 2);
});

test("the density of a mean value comes to 1", () => {
  for (const model of [cdnow, { p: 0.7, q: 2, v: 3 }]) {
    let area = 0;
    for (let at = -30; at < 30; at += 0.05) {
      const value = Math.exp(at);
      area += 0.05 * value * Math.exp(gammaGammaLogLikelihood(model, [{ frequency: 3, value }]) as number);
    }
    expect(area).toBeCloseTo(1, 9);
  }
});

test("the slopes are those of the likelihood", () => {
  const parameter = fc.double({ min: 0.1, max: 30, noNaN: true });
  const spendings = fc.array(fc.record({ frequency: fc.integer({ min: 1, max: 40 }), value: parameter }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(fc.record({ p: parameter, q: parameter, v: parameter }), spendings, (model, them) => {
      const { slopes } = gammaGammaSlope(model, them);
      (["p", "q", "v"] as const).forEach((name, i) => {
        const by = 1e-5 * model[name];
        const at = (to: number) => gammaGammaSlope({ ...model, [name]: to }, them).value;
        const numeric = (at(model[name] + by) - at(model[name] - by)) / (2 * by);
        expect(Math.abs(slopes[i]! - numeric)).toBeLessThan(1e-4 * (1 + Math.abs(numeric)));
      });
    }),
  );
});

test("the parameters of simulated customers are found again, within three standard errors", () => {
  const truth = { p: 4, q: 5, v: 30 };
  const them = simulatedSpendings(truth, frequencies, 17);
  const { model, covariance, logLikelihood } = fitted(fitGammaGamma(them));
  expect(logLikelihood).toBeGreaterThan(gammaGammaLogLikelihood(truth, them) as number);
  (["p", "q", "v"] as const).forEach((name, i) => {
    expect(Math.abs(Math.log(model[name] / truth[name]))).toBeLessThan(3 * Math.sqrt(covariance[i]![i]!));
  });
});

test("neither the currency nor who never bought again matters", () => {
  const them = simulatedSpendings(cdnow, frequencies, 3);
  const { model } = fitted(fitGammaGamma(them));
  const cents = them.map(({ frequency, value }) => ({ frequency, value: value * 100 }));
  const other = fitted(fitGammaGamma([{ frequency: 0, value: 0 }, ...cents])).model;
  for (const name of ["p", "q"] as const) expect(Math.abs(other[name] / model[name] - 1)).toBeLessThan(1e-6);
  expect(Math.abs(other.v / model.v / 100 - 1)).toBeLessThan(1e-6);
});

describe("edges of a fit", () => {
  const of = (value: number, frequency = 2): Spending => ({ frequency, value });
  test.each<[string, Spending[], string]>([
    ["no customers", [], "not_enough_data"],
    ["one customer", [of(5)], "not_enough_data"],
    ["nobody bought again", [of(0, 0), of(0, 0), of(0, 0), of(0, 0)], "not_enough_data"],
    ["all equal values", [of(5), of(5, 1), of(5), of(5, 7)], "no_variance"],
    ["a value of 0", [of(5), of(6), of(0), of(7)], "not_positive"],
    ["a value below 0", [of(5), of(6), of(-3), of(7)], "not_positive"],
    ["a value that is no number", [of(5), of(6), of(Number.NaN), of(7)], "not_a_number"],
    ["no spread to speak of", frequencies.map((it, i) => of(5 + (i % 2) * 1e-9, it)), "not_converged"],
  ])("%s: a reason", (_, them, reason) => {
    expect(fitGammaGamma(them)).toMatchObject({ reason });
  });
  test("the words name who and how many more", () => {
    expect(fitGammaGamma([of(5), of(-3), of(0)])).toMatchObject({
      detail: expect.stringMatching(/\[1\].value is -3 \(1 more/),
    });
  });
  test("a frequency that is no whole number is refused", () => {
    expect(() => fitGammaGamma([of(5), of(5, 0.5)])).toThrow(/spendings\[1\]\.frequency/);
  });
});

describe("expected value", () => {
  test("it lies between the customer's own and that of all, nearer to their own the more often they bought", () => {
    const all = expectedAverageValue(cdnow, { frequency: 0, value: 0 }) as number;
    expect(all).toBeCloseTo((cdnow.p * cdnow.v) / (cdnow.q - 1), 12);
    const own = [1, 2, 10, 1e6].map((frequency) => expectedAverageValue(cdnow, { frequency, value: 100 }) as number);
    own.forEach((it, i) => {
      expect(it).toBeGreaterThan(own[i - 1] ?? all);
    });
    expect(own.at(-1)).toBeCloseTo(100, 3);
  });
  test("an infinite mean and a value below 0 are reasons", () => {
    const wide = { ...cdnow, q: 0.9 };
    expect(expectedAverageValue(wide, { frequency: 0, value: 0 })).toMatchObject({ reason: "not_enough_data" });
    expect(expectedAverageValue(wide, { frequency: 1, value: 20 })).toBeGreaterThan(20);
    expect(expectedAverageValue(cdnow, { frequency: 1, value: -1 })).toMatchObject({ reason: "not_positive" });
    expect(lifetimeValue(bgNbd, cdnow, { ...known, value: -1 }, year)).toMatchObject({ reason: "not_positive" });
  });
});

describe("lifetime value", () => {
  test("without discount it is purchases times value", () => {
    const value = expectedAverageValue(cdnow, known) as number;
    const plain = lifetimeValue(bgNbd, cdnow, known, { ...year, discount: 0 }) as number;
    expect(plain).toBeCloseTo(value * purchasesToCome(bgNbd, known, 12 * 4.345), 10);
    const one = lifetimeValue(bgNbd, cdnow, known, { ...year, months: 1, discount: 0.5 }) as number;
    expect(one).toBeCloseTo((value * purchasesToCome(bgNbd, known, 4.345)) / 1.5, 10);
  });
  test("it falls with the discount and grows with the months", () => {
    const worth = (discount: number, months: number) =>
      lifetimeValue(bgNbd, cdnow, known, { ...year, discount, months }) as number;
    expect(worth(0.02, 12)).toBeLessThan(worth(0.01, 12));
    expect(worth(0.01, 24)).toBeGreaterThan(worth(0.01, 12));
  });
  test.each([{ months: 0 }, { months: 1.5 }, { month: 0 }, { discount: -0.1 }])(
    "a horizon with %o is refused",
    (wrong) => {
      expect(() => lifetimeValue(bgNbd, cdnow, known, { ...year, ...wrong })).toThrow(RangeError);
    },
  );
});
