import type { AnalyseRequest, AnalysisDoc } from "../analysis_schema.ts";
import { compare } from "./compare.ts";
import { correct } from "./correct.ts";
import { describeMetric } from "./metric.ts";
import { slicesOf } from "./slices.ts";
import type { MetricData } from "./types.ts";

/** Every arm beside the control in every metric, corrected together. */
export function resultOf(metrics: readonly MetricData[], request: AnalyseRequest): AnalysisDoc["metrics"] {
  const compared = metrics.map((data) => {
    const [control, ...others] = data.arms;
    return others.map((arm) => compare(data, control!, arm, request));
  });
  const corrected = correct(compared.flat(), request);
  const slices = slicesOf(metrics, request.alpha);
  return metrics.map((data, at) => {
    const of = corrected.splice(0, compared[at]!.length);
    const comparisons = of.map((it, arm) => ({ ...it, slices: slices[at]![arm]! }));
    return describeMetric(data, comparisons, compared[at]![0]?.varianceReduction, request);
  });
}
