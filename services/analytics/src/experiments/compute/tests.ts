import {
  type Comparison,
  chiSquareTest,
  fisherExact,
  type Interval,
  isUndefined,
  mannWhitney,
  newcombeInterval,
  type Proportion,
  proportionZ,
  studentT,
  type UndefinedResult,
  waldInterval,
  welchT,
} from "@vigie/statistics";
import type { ComparisonDoc, TestDoc } from "../analysis_schema.ts";
import { intervalOf } from "./interval.ts";
import type { ArmData, MetricData } from "./types.ts";

type Told = ComparisonDoc["tests"][number];

const degrees = (it: number): number | null => (Number.isFinite(it) ? it : null);

function told<Result>(name: string, result: Result | UndefinedResult, of: (it: Result) => Omit<TestDoc, "name">): Told {
  return isUndefined(result) ? { name, ...result } : { name, ...of(result as Result) };
}

const ofComparison = (it: Comparison): Omit<TestDoc, "name"> => ({
  statistic: it.statistic,
  degrees_of_freedom: degrees(it.degreesOfFreedom),
  p: it.pValue,
  interval: intervalOf(it),
});

/** What the interval's own test says: none, it is there for its bounds. */
const ofInterval =
  (p: number) =>
  (it: Interval): Omit<TestDoc, "name"> => ({
    statistic: null,
    degrees_of_freedom: null,
    p,
    interval: { value: it.value, lower: it.lower, upper: it.upper },
  });

export const proportionOf = ({ n, sum }: { n: number; sum: number }): Proportion => ({ n, successes: Math.round(sum) });

function testsOfProportions(control: Proportion, treatment: Proportion, alpha: number): Told[] {
  const z = proportionZ(control, treatment, alpha);
  const p = isUndefined(z) ? 1 : z.pValue;
  const table = [control, treatment].map((it) => [it.successes, it.n - it.successes]);
  return [
    told("proportion_z", z, ofComparison),
    told("chi_square", chiSquareTest(table), (it) => ({
      statistic: it.statistic,
      degrees_of_freedom: it.degreesOfFreedom,
      p: it.pValue,
      interval: null,
    })),
    told("fisher_exact", fisherExact(control, treatment), (it) => ({
      statistic: degrees(it.oddsRatio),
      degrees_of_freedom: null,
      p: it.pValue,
      interval: null,
    })),
    told("wald_interval", waldInterval(control, treatment, alpha), ofInterval(p)),
    told("newcombe_interval", newcombeInterval(control, treatment, alpha), ofInterval(p)),
  ];
}

/** Every test that the kind of metric has, to compare. */
export function testsOf(data: MetricData, control: ArmData, arm: ArmData, alpha: number): Told[] {
  if (data.kind === "proportion") return testsOfProportions(proportionOf(control.sums), proportionOf(arm.sums), alpha);
  if (data.kind !== "mean") return [];
  const counts = data.counts === "too_many" ? undefined : data.counts?.get(arm.arm);
  const ranks = counts
    ? [
        told("mann_whitney", mannWhitney(counts), (it) => ({
          statistic: it.statistic,
          degrees_of_freedom: null,
          p: it.pValue,
          interval: null,
        })),
      ]
    : [];
  return [
    told("welch_t", welchT(control.sums, arm.sums, alpha), ofComparison),
    told("student_t", studentT(control.sums, arm.sums, alpha), ofComparison),
    ...ranks,
  ];
}

/** Whether few enough do it, or fail to, that only the exact test can be trusted. */
export const needsExact = (one: Proportion, other: Proportion): boolean =>
  [one, other].some(({ n, successes }) => Math.min(successes, n - successes) < 10);
