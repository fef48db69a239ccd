import { percent } from "../../platform/words/index.ts";
import type { ComparisonDoc, MetricDoc } from "../analysis_schema.ts";
import { healthWords, pWords } from "../compute/words.ts";
import type { ExperimentDoc, ExperimentResultDoc } from "../schema.ts";
import { Sheet } from "./sheet.ts";

const minute = (at: string | null): string => at?.slice(0, 16).replace("T", " ") ?? "";
const change = (value: number): string => `${value > 0 ? "+" : ""}${(100 * value).toFixed(2)} %`;
const logged = 6;

function row(metric: MetricDoc, it: ComparisonDoc): string[] {
  const arm = metric.arms.find((one) => one.arm === it.arm);
  const units = (arm?.n ?? 0).toLocaleString("en-GB");
  if (!("value" in it.lift)) return [metric.name, it.arm, units, "–", it.lift.detail, "–", "–"];
  const { value, lower, upper } = it.lift;
  const p = it.guardrail ? it.p : it.adjusted_p;
  const judged = it.guardrail && "verdict" in it.guardrail ? `guardrail: ${it.guardrail.verdict}` : undefined;
  return [
    metric.name,
    it.arm,
    units,
    change(value),
    `${change(lower)} to ${change(upper)}`,
    judged ?? (typeof p === "number" ? pWords(p) : "–"),
    "chance_to_win" in it.bayes ? `${(100 * it.bayes.chance_to_win).toFixed(1)} %` : "–",
  ];
}

function results(sheet: Sheet, it: ExperimentDoc, result: ExperimentResultDoc): void {
  const head = [
    "metric",
    "arm",
    "units",
    "change",
    `${100 * (1 - it.plan.alpha)} % interval`,
    "p, corrected",
    "to win",
  ];
  const shares = [0.22, 0.11, 0.09, 0.1, 0.21, 0.19, 0.08];
  const show = (title: string, metrics: MetricDoc[]) => {
    sheet.heading(title);
    sheet.table(shares, [head, ...metrics.flatMap((metric) => metric.comparisons.map((one) => row(metric, one)))]);
  };
  const { without, contamination } = result;
  if (without)
    show(`Without the hours of incidents (${percent(contamination.share_of_time)} of its time): this decides`, without);
  show(without ? "With all hours" : "Metrics, all hours", result.metrics);
  for (const { metric, detail } of result.undefined_metrics) sheet.text(`${metric}: ${detail}`, { size: 8 });
}

function log(sheet: Sheet, it: ExperimentDoc): void {
  sheet.heading("Log");
  const lines = it.log
    .slice(-logged)
    .map(({ at, actor, kind, note, after_start }) => [
      minute(at),
      after_start ? `${kind} after the start` : kind,
      actor,
      note ?? "",
    ]);
  sheet.table([0.17, 0.22, 0.12, 0.49], [["UTC", "what", "who", "note"], ...lines]);
}

/** One page for people: the verdict first, then whether it may be read, the figures, and what was decided. */
export function resultPdf(it: ExperimentDoc, result: ExperimentResultDoc | null, now: Date) {
  const sheet = new Sheet(it.name, now);
  sheet.text(it.name, { size: 16, bold: true, most: 40 });
  sheet.text(result?.sentence ?? "There is no result yet.", { size: 11, bold: true, most: 60 });
  const since = it.started_at ? `, from ${minute(it.started_at)}` : "";
  const until = it.stopped_at ? ` to ${minute(it.stopped_at)}` : "";
  sheet.text(it.hypothesis, { most: 48 });
  sheet.text(`${it.key}, ${it.state}${since}${until}${since ? " UTC" : ""}`, { size: 8, colour: "#555" });
  if (it.changed_after_start) sheet.text("Its plan was changed after the start: see the log.");
  if (result) {
    sheet.heading("Health");
    const words = healthWords(result.health);
    for (const one of words.length > 0 ? words : ["The arms can be compared."]) sheet.text(one, { size: 8, most: 34 });
    results(sheet, it, result);
    const methods = [...new Set(result.metrics.map((metric) => `${metric.name}: ${metric.method}`))];
    sheet.text(`${methods.join("; ")}.`, { size: 7.5, colour: "#555", most: 40 });
  }
  log(sheet, it);
  const correction = { holm: "by Holm", benjamini_hochberg: "by Benjamini and Hochberg", none: "not" }[
    it.plan.correction
  ];
  const looks = it.plan.planned_units === undefined ? "for one look at the end" : "holds at every look";
  const read = result ? `; orders up to ${minute(result.until)} UTC` : "";
  return sheet.end(
    `Made at ${minute(now.toISOString())} UTC${read}. Alpha ${it.plan.alpha}, corrected ${correction}, ${looks}.`,
  );
}
