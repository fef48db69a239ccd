import { isUndefined, type UndefinedResult } from "@vigie/statistics";
import type { AnalyseRequest, ComparisonDoc, MetricDoc } from "../analysis_schema.ts";
import { estimateOf } from "./estimates.ts";
import { needsExact, proportionOf } from "./tests.ts";
import type { MetricData } from "./types.ts";

const usual: Record<MetricData["kind"], string> = {
  proportion: "z test of two proportions",
  mean: "Welch's t test",
  ratio: "delta method for a ratio",
  quantile: "quantiles with a delta-method variance",
};

/** The test that decides, as people know it. */
function methodOf(data: MetricData, request: AnalyseRequest): string {
  const { kind, spec, arms, cap } = data;
  const [control, ...others] = arms.map((it) => proportionOf(it.sums));
  const exact =
    kind === "proportion" && spec.covariate === undefined && others.some((it) => control && needsExact(control, it));
  const base = exact ? "Fisher's exact test where few convert, else z" : usual[kind];
  const more = [
    spec.covariate !== undefined && (kind === "mean" || kind === "proportion") ? "CUPED" : "",
    cap === null ? "" : "winsorised",
    request.planned_units === undefined ? "" : "sequential",
  ].filter((it) => it !== "");
  return [request.planned_units === undefined ? base : usual[kind], ...more].join(", ");
}

function notesOf({ kind, spec, cap, counts }: MetricData): string[] {
  return [
    ...(cap === null ? [] : [`Values above ${cap} count as ${cap}, the same in all arms.`]),
    ...(counts === "too_many" ? ["Too many different values to rank them: no Mann-Whitney test."] : []),
    ...(spec.covariate !== undefined && (kind === "ratio" || kind === "quantile")
      ? [`${spec.covariate} is not used: CUPED adjusts means and proportions.`]
      : []),
  ];
}

/** One metric with all its comparisons. */
export function describeMetric(
  data: MetricData,
  comparisons: ComparisonDoc[],
  varianceReduction: number | UndefinedResult | undefined,
  request: AnalyseRequest,
): MetricDoc {
  return {
    name: data.spec.name,
    kind: data.kind,
    method: methodOf(data, request),
    notes: notesOf(data),
    cap: data.cap,
    variance_reduction: varianceReduction ?? null,
    arms: data.arms.map((it) => {
      const estimate = estimateOf(data, it);
      return { arm: it.arm, n: it.sums.n, value: isUndefined(estimate) ? estimate : estimate.value };
    }),
    comparisons,
  };
}
