import {
  chiSquareTest,
  cochranQ,
  compareEstimates,
  cupedEstimates,
  fisherExact,
  harmTest,
  liftOf,
  meanEstimate,
  postStratified,
  proportionZ,
  ratioEstimate,
  seededRandom,
  studentT,
  welchT,
} from "../../src/index.ts";
import { defined } from "../../src/testing/defined.ts";
import { adjustedSums, stratifiedSums } from "./covariates.ts";
import { draw, metrics, type Source, sourceOf, successes } from "./draws.ts";
import { rankTests } from "./rankTests.ts";
import { countHits, type NoEffect, type Rate, rateOf } from "./rates.ts";

const { normal, skewed, zeros, ratio } = metrics;
const proportion = (n: number, share: number, source: Source) => ({ n, successes: successes(n, share, source) });
const guardrail = { harmful: "down", margin: 0.5, relative: false, alpha: 0.05 } as const;
const estimate = (n: number, source: Source, factor = 1) => defined(meanEstimate(draw(normal, n, source, factor)));
/** The treatment loses just what is allowed. */
const lossy = (source: Source) => defined(harmTest(estimate(200, source), estimate(200, source, 0.95), guardrail));
const ratioOf = (n: number, source: Source) => defined(ratioEstimate(draw(ratio, n, source)));

const meanTests: NoEffect[] = [
  {
    name: "Student's t, normal, 20 against 30",
    pValue: (it) => defined(studentT(draw(normal, 20, it), draw(normal, 30, it), 0.05)).pValue,
  },
  {
    name: "Welch's t, normal, 20 against 30",
    pValue: (it) => defined(welchT(draw(normal, 20, it), draw(normal, 30, it), 0.05)).pValue,
  },
  {
    name: "Welch's t, skewed, 1,000 an arm",
    pValue: (it) => defined(welchT(draw(skewed, 1000, it), draw(skewed, 1000, it), 0.05)).pValue,
  },
  {
    name: "Welch's t, zero-inflated, 2,000 an arm",
    pValue: (it) => defined(welchT(draw(zeros, 2000, it), draw(zeros, 2000, it), 0.05)).pValue,
  },
  {
    name: "lift, normal, 200 an arm",
    pValue: (it) => defined(liftOf(estimate(200, it), estimate(200, it), 0.05)).pValue,
  },
  {
    name: "ratio by the delta method, 1,000 an arm",
    pValue: (it) => defined(compareEstimates(ratioOf(1000, it), ratioOf(1000, it), 0.05)).pValue,
  },
  {
    name: "CUPED, correlation 0.7, 200 an arm",
    pValue: (it) => {
      const { control, treatment } = defined(cupedEstimates(adjustedSums(200, 0.7, it), adjustedSums(200, 0.7, it)));
      return defined(compareEstimates(control, treatment, 0.05)).pValue;
    },
  },
  {
    name: "post-stratified, 3 strata, 300 an arm",
    pValue: (it) => {
      const { control, treatment } = defined(postStratified(stratifiedSums(300, it)));
      return defined(compareEstimates(control, treatment, 0.05)).pValue;
    },
  },
  {
    name: "guardrail at its margin: shown as harmful",
    pValue: (it) => lossy(it).harmPValue,
  },
  {
    name: "guardrail at its margin: shown as safe",
    pValue: (it) => lossy(it).safePValue,
  },
  {
    name: "Cochran's Q, 4 groups of 200 an arm",
    pValue: (it) => {
      const effects = Array.from({ length: 4 }, () => {
        const [control, treatment] = [estimate(200, it), estimate(200, it)];
        return { difference: treatment.value - control.value, variance: control.variance + treatment.variance };
      });
      return defined(cochranQ(effects)).pValue;
    },
  },
];

const countTests: NoEffect[] = [
  {
    name: "z test, 10 % of 2,000 an arm",
    pValue: (it) => defined(proportionZ(proportion(2000, 0.1, it), proportion(2000, 0.1, it), 0.05)).pValue,
  },
  {
    name: "chi-square, 3 outcomes, 500 an arm",
    pValue: (it) => {
      const row = (): number[] => {
        const first = successes(500, 0.2, it);
        const second = successes(500 - first, 0.5, it);
        return [first, second, 500 - first - second];
      };
      return defined(chiSquareTest([row(), row()])).pValue;
    },
  },
  {
    name: "Fisher's exact, 10 % of 200 an arm",
    atMost: true,
    pValue: (it) => defined(fisherExact(proportion(200, 0.1, it), proportion(200, 0.1, it))).pValue,
  },
];

/** How often each test finds an effect at 0.05 where there is none. */
export function typeOne(runs: number, seed: number): Rate[] {
  return [...meanTests, ...countTests, ...rankTests].map(({ name, pValue, atMost }, index) => {
    const source = sourceOf(seededRandom(seed * 1000 + index));
    return rateOf(
      name,
      countHits(runs, () => pValue(source) <= 0.05),
      runs,
      0.05,
      atMost,
    );
  });
}
