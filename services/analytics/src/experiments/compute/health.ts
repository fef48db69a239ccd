import {
  compareEstimates,
  isUndefined,
  meanEstimate,
  multipleExposure,
  preExposureBias,
  sampleRatioMismatch,
  undefinedResult,
} from "@vigie/statistics";
import type { HealthDoc, Level } from "../analysis_schema.ts";
import type { MetricData } from "./types.ts";

export interface ArmUnits {
  arm: string;
  units: number;
  /** Weight of the planned share. */
  planned: number;
}

function sampleRatio(arms: readonly ArmUnits[]): HealthDoc["sample_ratio"] {
  if (arms.length < 2) return undefinedResult("not_enough_data", "there is one arm only");
  const it = sampleRatioMismatch(
    arms.map(({ units }) => units),
    arms.map(({ planned }) => planned),
  );
  if (isUndefined(it)) return it;
  const expected = arms.map(({ arm, units }, at) => ({ arm, units, planned: it.expected[at]! }));
  return { statistic: it.statistic, p: it.p, level: it.level, arms: expected };
}

/** The covariates are of the time before: there the arms must be alike. */
function biasBefore(metrics: readonly MetricData[], alpha: number): HealthDoc["bias_before"] {
  const tests = metrics.flatMap(({ spec, arms: [control, ...others] }) => {
    if (spec.covariate === undefined || !control) return [];
    const before = ({ sums }: typeof control) =>
      meanEstimate({ n: sums.n, sum: sums.denominatorSum, sumOfSquares: sums.denominatorSumOfSquares });
    return others.flatMap((other) => {
      const [one, two] = [before(control), before(other)];
      if (isUndefined(one) || isUndefined(two)) return [];
      const it = compareEstimates(one, two, alpha);
      return isUndefined(it) ? [] : [{ metric: spec.name, arm: other.arm, p: it.pValue }];
    });
  });
  const bias = preExposureBias(tests.map(({ p }) => p));
  if (isUndefined(bias)) return [];
  return tests.map((it, at) => ({ ...it, adjusted_p: bias.adjusted[at]!, level: bias.levels[at]! }));
}

const order: readonly Level[] = ["ok", "warning", "failure"];
const worst = (levels: readonly Level[]): Level => order[Math.max(0, ...levels.map((it) => order.indexOf(it)))]!;
const levelsOf = (it: HealthDoc["sample_ratio"] | HealthDoc["multiple_exposure"]): Level[] =>
  "level" in it ? [it.level] : [];

/** Whether the arms can be compared at all; looked at before any effect. */
export function healthOf(
  arms: readonly ArmUnits[],
  seen: { units: number; inSeveralArms: number },
  metrics: readonly MetricData[],
  alpha: number,
): HealthDoc {
  const sample_ratio = sampleRatio(arms);
  const several = multipleExposure(seen.units, seen.inSeveralArms);
  const multiple_exposure = isUndefined(several) ? several : { units: seen.inSeveralArms, ...several };
  const bias_before = biasBefore(metrics, alpha);
  const level = worst([
    ...levelsOf(sample_ratio),
    ...levelsOf(multiple_exposure),
    ...bias_before.map((it) => it.level),
  ]);
  return { level, sample_ratio, multiple_exposure, bias_before };
}
