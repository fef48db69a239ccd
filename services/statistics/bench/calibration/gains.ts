import {
  cupedEstimates,
  powerOfMeans,
  powerOfProportions,
  proportionZ,
  seededRandom,
  studentT,
  sumsOf,
} from "../../src/index.ts";
import { defined } from "../../src/testing/defined.ts";
import { adjustedSums } from "./covariates.ts";
import { sourceOf, successes, values } from "./draws.ts";
import { countHits, type Rate, rateOf } from "./rates.ts";

/** What CUPED takes off the variance of the difference, over many experiments. */
export interface Gain {
  correlation: number;
  runs: number;
  expected: number;
  /** From the spread of the differences themselves. */
  seen: number;
  /** Mean of what each experiment reports. */
  reported: number;
}

export function cupedGain(correlation: number, runs: number, seed: number): Gain {
  const source = sourceOf(seededRandom(seed));
  const plain: number[] = [];
  const adjusted: number[] = [];
  let reported = 0;
  for (let run = 0; run < runs; run++) {
    const arms = [adjustedSums(500, correlation, source), adjustedSums(500, correlation, source)] as const;
    const { control, treatment, varianceReduction } = defined(cupedEstimates(...arms));
    adjusted.push(treatment.value - control.value);
    plain.push(treatment.unadjusted! - control.unadjusted!);
    reported += defined<number>(varianceReduction) / runs;
  }
  return {
    correlation,
    runs,
    expected: correlation ** 2,
    seen: 1 - varianceOf(adjusted) / varianceOf(plain),
    reported,
  };
}

function varianceOf(them: readonly number[]): number {
  const { n, sum, sumOfSquares } = sumsOf(them);
  return (sumOfSquares - sum ** 2 / n) / (n - 1);
}

/** CUPED at several correlations. */
export function cupedGains(runs: number, seed: number): Gain[] {
  return [0.3, 0.5, 0.7, 0.9].map((it, index) => cupedGain(it, runs, seed * 1000 + 200 + index));
}

/** Gains as a table. */
export function gainsTable(gains: readonly Gain[]): string {
  const share = (it: number): string => `${(100 * it).toFixed(1)} %`;
  return [
    "| correlation | runs | should be | seen | reported |",
    "| --- | --- | --- | --- | --- |",
    ...gains.map(
      (it) => `| ${it.correlation} | ${it.runs} | ${share(it.expected)} | ${share(it.seen)} | ${share(it.reported)} |`,
    ),
  ].join("\n");
}

const plan = { alpha: 0.05, ratio: 1 };
const means = [
  { effect: 0.5, n: 64, ratio: 1 },
  { effect: 0.2, n: 393, ratio: 1 },
  { effect: 0.5, n: 40, ratio: 3 },
  { effect: 1.5, n: 5, ratio: 1 },
];
const shares = [
  { control: 0.1, treatment: 0.11, n: 14745 },
  { control: 0.1, treatment: 0.15, n: 500 },
  { control: 0.5, treatment: 0.4, n: 300 },
];

/** How often tests find an effect that is there, beside what the calculator says. */
export function powers(runs: number, seed: number, mostUnits: number): Rate[] {
  const ofMeans = means.map(({ effect, n, ratio }, index) => {
    const { normal } = sourceOf(seededRandom(seed * 1000 + 300 + index));
    const hits = countHits(runs, () => {
      const [control, treatment] = [sumsOf(values(n, normal)), sumsOf(values(n * ratio, () => normal() + effect))];
      return defined(studentT(control, treatment, 0.05)).pValue <= 0.05;
    });
    const name = `${effect} standard deviations, ${n} against ${n * ratio}`;
    return rateOf(name, hits, runs, powerOfMeans(effect, n, { ...plan, ratio }));
  });
  const ofShares = shares.map(({ control, treatment, n }, index) => {
    const source = sourceOf(seededRandom(seed * 1000 + 400 + index));
    const fewer = Math.max(100, Math.min(runs, Math.floor(mostUnits / n)));
    const arm = (share: number) => ({ n, successes: successes(n, share, source) });
    const hits = countHits(fewer, () => defined(proportionZ(arm(control), arm(treatment), 0.05)).pValue <= 0.05);
    const name = `${100 * control} % to ${100 * treatment} %, ${n} an arm`;
    return rateOf(name, hits, fewer, powerOfProportions(control, treatment, n, plan));
  });
  return [...ofMeans, ...ofShares];
}
