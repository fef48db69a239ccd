import { pWords } from "../experiments/index.ts";
import type { ComparisonDoc, MetricDoc } from "../experiments/schema.ts";
import { figure, number } from "./numbers.ts";

/** What stands over the columns of `metricRow`. */
export const metricHead = (control: string, alpha: number): string[] => [
  "metric",
  "arm",
  control,
  "value",
  "change",
  `${100 * (1 - alpha)} % interval`,
  "p",
  "corrected",
  "chance to win",
];

/** Under a head that says p. */
const bare = (p: number): string => pWords(p).replace(/^p (= )?/, "");
const percents = (value: number): string => `${value > 0 ? "+" : ""}${(100 * value).toFixed(2)} %`;

export function metricRow(metric: MetricDoc, it: ComparisonDoc): string[] {
  const [control, arm] = [metric.arms[0], metric.arms.find((one) => one.arm === it.arm)];
  const show = metric.kind === "proportion" ? (value: number) => `${(100 * value).toFixed(2)} %` : number;
  const cells = [metric.name, it.arm, figure(control?.value ?? 0, show), figure(arm?.value ?? 0, show)];
  if (!("value" in it.lift)) return [...cells, `– (${it.lift.detail})`, "", "", "", ""];
  const { value, lower, upper } = it.lift;
  return [
    ...cells,
    percents(value),
    `${percents(lower)} to ${percents(upper)}`,
    typeof it.p === "number" ? bare(it.p) : "–",
    it.guardrail
      ? "verdict" in it.guardrail
        ? `guardrail: ${it.guardrail.verdict}`
        : "guardrail: –"
      : typeof it.adjusted_p === "number"
        ? bare(it.adjusted_p)
        : "–",
    "chance_to_win" in it.bayes ? `${(100 * it.bayes.chance_to_win).toFixed(1)} %` : "–",
  ];
}
