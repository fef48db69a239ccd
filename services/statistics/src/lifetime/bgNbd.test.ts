import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BgNbd,
  bgNbdLogLikelihood,
  type Fitted,
  fitBgNbd,
  isUndefined,
  logGamma,
  type PurchaseHistory,
  probabilityAlive,
} from "../index.ts";
import { bgNbdSlope } from "./bgNbdSlope.ts";
import { groupedHistories } from "./groupedHistories.ts";
import { simulatedHistories } from "./testing/simulated.ts";

const cdnow: BgNbd = { r: 0.251624011424104, alpha: 4.788945170327028, a: 0.7234330357288162, b: 2.161086981372379 };
const known = { frequency: 2, recency: 35.57142857142857, age: 38.142857142857146 };

const parameter = fc.double({ min: 0.05, max: 20, noNaN: true });
const models = fc.record({ r: parameter, alpha: parameter, a: parameter, b: parameter });
const histories = fc.array(
  fc
    .record({
      frequency: fc.nat(30),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      age: fc.integer({ min: 1, max: 90 }),
    })
    .map(({ frequency, share, age }) => ({ frequency, recency: frequency === 0 ? 0 : share * age, age })),
  { minLength: 1, maxLength: 20 },
);

function fitted(result: ReturnType<typeof fitBgNbd>): Fitted<BgNbd> {
  if (isUndefined(result)) throw new Error(result.detail);
  return result;
}

test("the documented examples hold", () => {
  const one = [{ frequency: 0, recency: 0, age: 10 }];
  expect(bgNbdLogLikelihood({ r: 1, alpha: 5, a: 1, b: 1 }, one)).toBeCloseTo(-1.0986122886681096, 15);
  expect(probabilityAlive(cdnow, known)).toBeCloseTo(0.7918, 4);
});

test("the likelihood is that of the paper, with its gamma functions", () => {
  const logBeta = (x: number, y: number) => logGamma(x) + logGamma(y) - logGamma(x + y);
  const plain = ({ r, alpha, a, b }: BgNbd, { frequency: x, recency, age }: PurchaseHistory): number => {
    const active = Math.exp(logBeta(a, b + x) - logBeta(a, b)) * (alpha / (alpha + age)) ** r * (alpha + age) ** -x;
    const gone =
      x === 0
        ? 0
        : Math.exp(logBeta(a + 1, b + x - 1) - logBeta(a, b)) *
          (alpha / (alpha + recency)) ** r *
          (alpha + recency) ** -x;
    return logGamma(r + x) - logGamma(r) + Math.log(active + gone);
  };
  fc.assert(
    fc.property(models, histories, (model, them) => {
      const sum = them.reduce((total, it) => total + plain(model, it), 0);
      const value = bgNbdLogLikelihood(model, them);
      expect(Math.abs(value - sum)).toBeLessThan(1e-10 * (1 + Math.abs(sum)));
    }),
  );
});

test("the slopes are those of the likelihood", () => {
  fc.assert(
    fc.property(models, histories, (model, them) => {
      const grouped = groupedHistories(them);
      const { slopes } = bgNbdSlope(model, grouped);
      (["r", "alpha", "a", "b"] as const).forEach((name, i) => {
        const by = 1e-5 * model[name];
        const at = (to: number) => bgNbdSlope({ ...model, [name]: to }, grouped).value;
        const numeric = (at(model[name] + by) - at(model[name] - by)) / (2 * by);
        expect(Math.abs(slopes[i]! - numeric)).toBeLessThan(1e-4 * (1 + Math.abs(numeric)));
      });
    }),
  );
});

test("parameters far out keep their digits: alike customers, and a chance to stay of next to nothing", () => {
  const them = [known, { frequency: 1, recency: 3, age: 9 }];
  const alike = (r: number) => bgNbdLogLikelihood({ r, alpha: r * 10, a: 1, b: 3 }, them);
  expect(alike(1e14)).toBeCloseTo(alike(1e8), 6);
  const stay = (b: number) => bgNbdLogLikelihood({ r: 1, alpha: 5, a: 1, b }, them) - Math.log(b);
  expect(stay(1e-40)).toBeCloseTo(stay(1e-9), 6);
});

test("equal customers count as often as they are", () => {
  fc.assert(
    fc.property(models, histories, (model, them) => {
      const twice = bgNbdLogLikelihood(model, [...them, ...them]);
      expect(Math.abs(twice / bgNbdLogLikelihood(model, them) - 2)).toBeLessThan(1e-12);
    }),
  );
});

test("the parameters of simulated customers are found again, within three standard errors", () => {
  const truth = { r: 0.8, alpha: 6, a: 0.6, b: 3 };
  const them = simulatedHistories(truth, 8000, 80, 11);
  const { model, covariance, customers, logLikelihood } = fitted(fitBgNbd(them));
  expect(customers).toBe(8000);
  expect(logLikelihood).toBeGreaterThan(bgNbdLogLikelihood(truth, them));
  (["r", "alpha", "a", "b"] as const).forEach((name, i) => {
    expect(Math.abs(Math.log(model[name] / truth[name]))).toBeLessThan(3 * Math.sqrt(covariance[i]![i]!));
  });
});

test("neither the order of customers nor the unit of time matters", () => {
  const them = simulatedHistories(cdnow, 1500, 60, 5);
  const { model } = fitted(fitBgNbd(them));
  const inDays = them.map(({ frequency, recency, age }) => ({ frequency, recency: recency * 7, age: age * 7 }));
  const days = fitted(fitBgNbd(inDays.reverse())).model;
  for (const name of ["r", "a", "b"] as const) expect(Math.abs(days[name] / model[name] - 1)).toBeLessThan(1e-6);
  expect(Math.abs(days.alpha / model.alpha / 7 - 1)).toBeLessThan(1e-6);
});

describe("edges of a fit", () => {
  const once = (age: number) => ({ frequency: 0, recency: 0, age });
  const many = Array.from({ length: 200 }, (_, i) => i + 1);
  test.each<[string, PurchaseHistory[], string]>([
    ["no customers", [], "not_enough_data"],
    ["one customer", [{ frequency: 3, recency: 5, age: 9 }], "not_enough_data"],
    ["one purchase each", many.map(once), "not_enough_data"],
    ["all alike", many.map(() => ({ frequency: 2, recency: 5, age: 9 })), "not_enough_data"],
    ["nobody observed for any time", many.map(() => once(0)), "not_enough_data"],
    [
      "bought again at once, no time since",
      many.map((frequency) => ({ frequency, recency: 0, age: 0 })),
      "not_enough_data",
    ],
    ["nobody drops out", many.map((age) => ({ frequency: age, recency: age, age })), "not_converged"],
  ])("%s: a reason", (_, them, reason) => {
    const result = fitBgNbd(them);
    expect(result).toMatchObject({ reason });
  });
  test("a huge age among them is no trouble", () => {
    const them = [...simulatedHistories(cdnow, 1500, 60, 5), { frequency: 4, recency: 30, age: 1e9 }, once(1e9)];
    const { model } = fitted(fitBgNbd(them));
    for (const value of Object.values(model)) expect(value).toBeGreaterThan(0);
  });
  test.each([
    [{ frequency: -1, recency: 0, age: 1 }, /histories\[1\]\.frequency/],
    [{ frequency: 1.5, recency: 0, age: 1 }, /histories\[1\]\.frequency/],
    [{ frequency: 1, recency: 2, age: 1 }, /histories\[1\]\.recency/],
    [{ frequency: 1, recency: -2, age: 1 }, /histories\[1\]\.recency/],
    [{ frequency: 0, recency: 1, age: 2 }, /histories\[1\]\.recency/],
    [{ frequency: 0, recency: 0, age: Number.NaN }, /histories\[1\]\.age/],
  ])("%o is refused by its field", (history, words) => {
    expect(() => fitBgNbd([once(3), history])).toThrow(words);
  });
});

describe("probability alive", () => {
  test("who never came back counts as active, who just bought is likelier so the longer they were silent before", () => {
    expect(probabilityAlive(cdnow, { frequency: 0, recency: 0, age: 1e6 })).toBe(1);
    const just = { frequency: 2, recency: 30, age: 30 };
    expect(probabilityAlive(cdnow, just)).toBeCloseTo(1 / (1 + cdnow.a / (cdnow.b + 1)), 12);
  });
  test("it falls with silence, down to nothing, and never leaves [0, 1]", () => {
    const silent = [31, 40, 80, 1e3, 1e9].map((age) => probabilityAlive(cdnow, { frequency: 900, recency: 30, age }));
    silent.forEach((it, i) => {
      expect(it).toBeGreaterThanOrEqual(0);
      expect(it).toBeLessThanOrEqual(silent[i - 1] ?? 1);
    });
    expect(silent.at(-1)).toBe(0);
  });
  test("parameters and histories that cannot be are refused", () => {
    expect(() => probabilityAlive({ ...cdnow, alpha: 0 }, known)).toThrow(/alpha/);
    expect(() => probabilityAlive(cdnow, { ...known, age: 1 })).toThrow(/history\.recency/);
  });
});
