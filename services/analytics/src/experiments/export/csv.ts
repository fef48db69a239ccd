import { type CsvValue, toCsv } from "../../platform/http/csv.ts";
import type { ComparisonDoc, MetricDoc } from "../analysis_schema.ts";
import type { ExperimentResultDoc } from "../schema.ts";

const header = [
  "hours",
  "metric",
  "arm",
  "units",
  "value",
  "control",
  "change",
  "lower",
  "upper",
  "p",
  "adjusted_p",
  "chance_to_win",
  "smallest_found",
  "guardrail",
  "method",
  "reason",
];

const plain = (value: number | { reason: string } | undefined): CsvValue => (typeof value === "number" ? value : "");

function line(hours: string, metric: MetricDoc, it: ComparisonDoc): CsvValue[] {
  const [control, arm] = [metric.arms[0], metric.arms.find((one) => one.arm === it.arm)];
  const lift = "value" in it.lift ? [it.lift.value, it.lift.lower, it.lift.upper] : ["", "", ""];
  return [
    hours,
    metric.name,
    it.arm,
    arm?.n ?? 0,
    plain(arm?.value),
    plain(control?.value),
    ...lift,
    plain(it.p),
    plain(it.adjusted_p),
    "chance_to_win" in it.bayes ? it.bayes.chance_to_win : "",
    plain(it.detectable),
    it.guardrail && "verdict" in it.guardrail ? it.guardrail.verdict : "",
    metric.method,
    "reason" in it.lift ? it.lift.reason : "",
  ];
}

/** A row for each metric and arm; those without the hours that are left out after those of all hours. */
export function resultCsv(result: ExperimentResultDoc | null): string {
  const rows = (hours: string, metrics: MetricDoc[]) =>
    metrics.flatMap((metric) => metric.comparisons.map((it) => line(hours, metric, it)));
  const all = result ? [...rows("all", result.metrics), ...rows("without_incidents", result.without ?? [])] : [];
  return toCsv(header, all);
}
