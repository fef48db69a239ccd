import {
  cappedSums,
  clusteredQuantileEstimate,
  compareEstimates,
  type Estimate,
  mannWhitney,
  pooledCap,
  quantile,
  quantileBounds,
  quantileEstimate,
  sumsOf,
  type ValueCount,
  welchT,
} from "../../src/index.ts";
import { defined } from "../../src/testing/defined.ts";
import { type Source, values } from "./draws.ts";
import type { NoEffect } from "./rates.ts";

const counts = (control: readonly number[], treatment: readonly number[]): ValueCount[] => [
  ...control.map((value) => ({ value, control: 1, treatment: 0 })),
  ...treatment.map((value) => ({ value, control: 0, treatment: 1 })),
];

const skewed = (n: number, { normal }: Source): number[] => values(n, () => Math.exp(normal()));

/** The 90th percentile of one arm; with several events a unit these share what is the unit's own. */
function ninth(units: number, events: number, { normal }: Source): Estimate {
  const rows = Array.from({ length: units }, () => {
    const own = events > 1 ? normal() : 0;
    return values(events, () => Math.exp(own + normal()));
  });
  const sorted = Float64Array.from(rows.flat()).sort();
  const at = (share: number): number => defined<number>(quantile(Array.from(sorted), share));
  const bounds = defined(quantileBounds(sorted.length, 0.9));
  const [middle, lower, upper] = [at(0.9), at(bounds.lower), at(bounds.upper)];
  const summary = { n: sorted.length, share: 0.9, quantile: middle, lower, upper };
  if (events === 1) return defined(quantileEstimate(summary));
  const below = sumsOf(rows.map((row) => row.filter((it) => it <= middle).length));
  const sums = { ...below, denominatorSum: units * events, denominatorSumOfSquares: units * events ** 2 };
  return defined(clusteredQuantileEstimate(summary, { ...sums, productSum: below.sum * events }));
}

/** Tests that need the values themselves. */
export const rankTests: NoEffect[] = [
  {
    name: "Mann–Whitney, exact, 8 against 12",
    atMost: true,
    pValue: (it) => defined(mannWhitney(counts(skewed(8, it), skewed(12, it)))).pValue,
  },
  {
    name: "Mann–Whitney, normal approximation, 100 an arm",
    pValue: (it) => defined(mannWhitney(counts(skewed(100, it), skewed(100, it)))).pValue,
  },
  {
    name: "Mann–Whitney, many ties, 100 an arm",
    pValue: (it) => {
      const arm = (): number[] => values(100, () => Math.floor(4 * it.uniform() ** 2));
      return defined(mannWhitney(counts(arm(), arm()))).pValue;
    },
  },
  {
    name: "Welch's t, skewed and winsorised at 99 %, 200 an arm",
    pValue: (it) => {
      const them = counts(skewed(200, it), skewed(200, it));
      const { control, treatment } = cappedSums(them, defined<number>(pooledCap(them, 0.99)));
      return defined(welchT(control, treatment, 0.05)).pValue;
    },
  },
  {
    name: "90th percentile, 1,000 values an arm",
    pValue: (it) => defined(compareEstimates(ninth(1000, 1, it), ninth(1000, 1, it), 0.05)).pValue,
  },
  {
    name: "90th percentile, 500 units with 4 events each an arm",
    pValue: (it) => defined(compareEstimates(ninth(500, 4, it), ninth(500, 4, it), 0.05)).pValue,
  },
];
