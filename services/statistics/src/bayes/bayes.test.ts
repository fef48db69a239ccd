import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaComparison, betaPosterior, betaUplift, normalComparison, normalPosterior, standings } from "../index.ts";
import { defined } from "../testing/defined.ts";

const answers = resolve(import.meta.dirname, "../../../../../shared/reference/cookie_cats_experiment.json");
if (!existsSync(answers)) console.warn(`skipped: ${answers} is absent`);
const off = (value: number, reference: number): number => Math.abs(value / reference - 1);
const shapeOf = ([a, b]: readonly [number, number]) => ({ a, b });

test.skipIf(!existsSync(answers)).each(["retention_1", "retention_7"])(
  "Cookie Cats, %s: the chance to win is that of sampling, within 1e-3",
  (metric) => {
    const reference = JSON.parse(readFileSync(answers, "utf8"));
    const [control, treatment] = [0, 1].map((arm) =>
      betaPosterior({ n: reference.n[arm], successes: reference[metric].successes[arm] }),
    );
    const { chanceToWin } = betaComparison(control!, treatment!);
    const sampled = reference[metric].beta_binomial_uniform_prior_prob_treatment_better;
    expect(Math.abs(chanceToWin - sampled)).toBeLessThan(1e-3);
  },
);

describe("two rates", () => {
  // Exact sums of ratios of beta functions (Miller 2014) in 40 digits by mpmath 1.4.1: within 1e-10 relative.
  test.each([
    [[2, 9], [4, 7], 0.848297213622291, 0.19645370109766394, 0.014635519279482128],
    [[1, 51], [4, 48], 0.9411941194119412, 0.05877927225134762, 0.001086964559039922],
    [[101, 901], [131, 871], 0.9821650661163506, 0.03003249425198375, 9.237449150470706e-5],
    [[8503, 36199], [8280, 37211], 0.0007773386645762117, 5.478131606408117e-7, 0.008201725960211004],
  ] as const)("%j beside %j: chance to win and losses", (control, treatment, chance, ofControl, ofTreatment) => {
    const result = betaComparison(shapeOf(control), shapeOf(treatment));
    expect(off(result.chanceToWin, chance)).toBeLessThan(1e-10);
    expect(off(result.lossOfControl, ofControl)).toBeLessThan(1e-10);
    expect(off(result.lossOfTreatment, ofTreatment)).toBeLessThan(1e-10);
  });
  test("shapes that are not whole: Jeffreys's prior", () => {
    // Integral in 25 digits by mpmath 1.4.1.
    const { chanceToWin } = betaComparison({ a: 0.5, b: 20.5 }, { a: 0.5, b: 3.5 });
    expect(off(chanceToWin, 0.7570866187804)).toBeLessThan(1e-11);
  });
  // scipy 1.17.1: integrate.quad inside optimize.brentq; within 1e-8.
  test.each([
    [
      [101, 901],
      [131, 871],
      [0.0020085216617326774, 0.05797928988781723],
      [0.29794893249173193, 0.017566971465126015, 0.6610485844307549],
    ],
    [
      [2, 9],
      [4, 7],
      [-0.17370255294804168, 0.5263224395913594],
      [1.154346932600453, -0.49829044435270786, 14.240302412268813],
    ],
  ] as const)("%j beside %j: intervals of difference and uplift", (control, treatment, difference, uplift) => {
    const { lower, upper } = betaComparison(shapeOf(control), shapeOf(treatment));
    [lower, upper].forEach((it, i) => {
      expect(Math.abs(it - difference[i]!)).toBeLessThan(1e-8);
    });
    const found = betaUplift(shapeOf(control), shapeOf(treatment));
    [found.median, found.lower, found.upper].forEach((it, i) => {
      expect(Math.abs(it - uplift[i]!) / (1 + uplift[i]!)).toBeLessThan(1e-8);
    });
  });
  test("nothing known: even chances, the loss of a sixth, and the interval of two uniform values", () => {
    const { chanceToWin, lossOfTreatment, lower, upper } = betaComparison({ a: 1, b: 1 }, { a: 1, b: 1 });
    expect(chanceToWin).toBeCloseTo(0.5, 12);
    expect(lossOfTreatment).toBeCloseTo(1 / 6, 12);
    expect([lower + 1, 1 - upper].map((it) => it.toFixed(9))).toEqual(Array(2).fill(Math.sqrt(0.05).toFixed(9)));
  });
  test("arms change places: the chance and the losses do too; the losses differ by the difference", () => {
    const shape = fc.record({
      a: fc.double({ min: 0.3, max: 1e5, noNaN: true }),
      b: fc.double({ min: 0.3, max: 1e5, noNaN: true }),
    });
    fc.assert(
      fc.property(shape, shape, (control, treatment) => {
        const [result, mirrored] = [betaComparison(control, treatment), betaComparison(treatment, control)];
        expect(result.chanceToWin + mirrored.chanceToWin).toBeCloseTo(1, 9);
        expect(result.lossOfTreatment).toBeCloseTo(mirrored.lossOfControl, 9);
        expect(result.lossOfControl - result.lossOfTreatment).toBeCloseTo(result.difference, 9);
        expect(result.lower).toBeCloseTo(-mirrored.upper, 7);
      }),
      { numRuns: 20 },
    );
  });
  test("the documented examples hold", () => {
    expect(betaPosterior({ n: 10, successes: 3 })).toEqual({ a: 4, b: 8 });
    expect(betaPosterior({ n: 0, successes: 0 }, { a: 2, b: 5 })).toEqual({ a: 2, b: 5 });
  });
});

describe("an effect with its standard error", () => {
  // EffectBayesianABTest of gbstats 0.8.0, absolute; within 1e-10 relative.
  const cats = { difference: -0.008201298315205913, standardError: 0.0025920140082940444, n: 90189 };
  const small = { difference: 0.03, standardError: 0.014251315728731857, n: 2000 };
  test.each([
    [
      cats,
      { mean: 0, variance: 1, proper: false },
      0.05,
      [
        -0.008201298315205913, 0.0007779127868536274, -0.013281552418885546, -0.0031210442115262808,
        5.483139318306213e-7, 0.008201846629137744,
      ],
    ],
    [
      cats,
      { mean: 0.01, variance: 2e-5, proper: true },
      0.05,
      [
        -0.0036244724586686297, 0.0530240540050027, -0.008019828891918731, 0.0007708839745814706, 5.01616272076882e-5,
        0.003674634085876318,
      ],
    ],
    [
      small,
      { mean: 0, variance: 0.0004, proper: true },
      0.1,
      [
        0.01989719781130824, 0.9567685398718064, 0.00080668696442035, 0.038987708658196125, 0.020102134603575076,
        0.00020493679226683533,
      ],
    ],
  ] as const)("%j with the prior %j", (effect, prior, alpha, expected) => {
    const it = normalComparison(defined(normalPosterior(effect, prior)), alpha);
    [it.difference, it.chanceToWin, it.lower, it.upper, it.lossOfControl, it.lossOfTreatment].forEach((value, i) => {
      expect(off(value, expected[i]!)).toBeLessThan(1e-10);
    });
  });
  test("the documented examples hold", () => {
    const prior = { mean: 0, variance: 1, proper: true };
    const belief = defined(normalPosterior({ difference: 2, standardError: 1, n: 10 }, prior));
    expect([belief.mean, belief.standardDeviation.toFixed(4)]).toEqual([1, "0.7071"]);
    const { chanceToWin, lossOfTreatment } = normalComparison({ mean: 1, standardDeviation: 1 });
    expect([chanceToWin.toFixed(4), lossOfTreatment.toFixed(4)]).toEqual(["0.8413", "0.0833"]);
  });
  test("reasons for data, refusals for what cannot be", () => {
    expect(normalPosterior({ difference: 1, standardError: 1, n: 0 })).toMatchObject({ reason: "not_enough_data" });
    expect(normalPosterior({ difference: 1, standardError: 1, n: 1 })).toMatchObject({ reason: "not_enough_data" });
    expect(normalPosterior({ difference: 1, standardError: 0, n: 9 })).toMatchObject({ reason: "no_variance" });
    expect(() => normalPosterior({ difference: Number.NaN, standardError: 1, n: 9 })).toThrow(/difference/);
    for (const variance of [0, Number.NaN, Number.POSITIVE_INFINITY]) {
      const prior = { mean: 0, variance, proper: true };
      expect(() => normalPosterior({ difference: 1, standardError: 1, n: 9 }, prior)).toThrow(/prior.variance/);
    }
    expect(() => normalComparison({ mean: Number.NaN, standardDeviation: 1 })).toThrow(/effect.mean/);
    expect(() => normalComparison({ mean: 0, standardDeviation: 0 })).toThrow(/standardDeviation/);
    expect(() => normalComparison({ mean: 0, standardDeviation: 1 }, 1)).toThrow(/alpha/);
  });
});

test("what cannot be is refused", () => {
  const good = { a: 1, b: 1 };
  for (const a of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => betaComparison({ a, b: 1 }, good)).toThrow(/control.a/);
    expect(() => betaUplift(good, { a: 1, b: a })).toThrow(/treatment.b/);
    expect(() => standings([good, { a, b: 1 }])).toThrow(/beliefs\[1\].a/);
  }
  expect(() => standings([good])).toThrow(/2 arms/);
  expect(() => standings([good, { mean: 0, standardDeviation: 1 }] as unknown as (typeof good)[])).toThrow(/mean/);
  expect(() =>
    standings([
      { mean: 0, standardDeviation: 1 },
      { mean: 0, standardDeviation: 0 },
    ]),
  ).toThrow(/Deviation/);
  expect(() => betaComparison(good, good, 0)).toThrow(/alpha/);
  expect(() => betaPosterior({ n: 2, successes: 3 })).toThrow(/successes/);
  expect(() => betaPosterior({ n: Number.NaN, successes: 0 })).toThrow(/n must/);
  expect(() => betaPosterior({ n: 1, successes: 0 }, { a: 0, b: 1 })).toThrow(/prior.a/);
});

test("rates that are all but 1, and few misses among millions, keep the chances within 1e-10 of a sum of 1", () => {
  const unlike = [shapeOf([4908600.2, 0.198]), shapeOf([730.5, 1949.4]), shapeOf([7616901, 0.241])];
  expect(Math.abs(standings(unlike).reduce((sum, { best }) => sum + best, 0) - 1)).toBeLessThan(1e-10);
  expect(betaComparison(unlike[1]!, unlike[0]!).chanceToWin).toBeLessThanOrEqual(1 + 1e-10);
});

test("rates of which next to nothing is known still give an uplift", () => {
  expect(betaUplift({ a: 0.01, b: 5 }, { a: 0.01, b: 5 }).lower).toBe(-1);
});
