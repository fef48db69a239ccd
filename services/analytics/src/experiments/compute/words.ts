import { percent } from "../../platform/words/index.ts";
import type { AnalysisDoc, ComparisonDoc, HealthDoc, MetricDoc } from "../analysis_schema.ts";

/** 0.0047, and never 0: "below 0.0001". */
export const pWords = (p: number): string => {
  if (p < 0.0001) return "p < 0.0001";
  return `p = ${p < 0.0095 ? p.toPrecision(2) : p < 0.995 ? p.toFixed(p < 0.0995 ? 3 : 2) : "1.0"}`;
};

/** "4.3 %" of a share of either sign. */
export const shareWords = (share: number): string => percent(Math.abs(share));

const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** What may be wrong with the data, one sentence each. */
export function healthWords({ sample_ratio, multiple_exposure, bias_before }: HealthDoc): string[] {
  const words: string[] = [];
  if ("level" in sample_ratio && sample_ratio.level !== "ok") {
    const sizes = sample_ratio.arms.map((it) => `${it.arm} ${it.units} of ${Math.round(it.planned)} planned`);
    words.push(
      sample_ratio.level === "failure"
        ? `Do not read the result: the arms have not the sizes that were planned (${list(sizes)}; ${pWords(sample_ratio.p)}).`
        : `Look at the assignment: the arms are further from their planned sizes than 95 of 100 would be (${list(sizes)}; ${pWords(sample_ratio.p)}), which is a warning and no failure at 0.001.`,
    );
  }
  if ("level" in multiple_exposure && multiple_exposure.level !== "ok") {
    const stop = multiple_exposure.level === "failure" ? "Do not read the result: " : "Look at the assignment: ";
    words.push(
      `${stop}${multiple_exposure.units} units (${percent(multiple_exposure.share)}) were seen in several arms; they are left out.`,
    );
  }
  const biased = bias_before.filter((it) => it.level !== "ok");
  if (biased.length > 0) {
    const named = biased.map((it) => `${it.metric} of ${it.arm} (${pWords(it.adjusted_p)})`);
    words.push(`The arms differed before the experiment: ${list(named)}.`);
  }
  return words;
}

function found(metric: MetricDoc, it: ComparisonDoc, tests: number): string | undefined {
  if (!it.significant || !("value" in it.difference)) return undefined;
  const verb = it.difference.value > 0 ? "raises" : "lowers";
  const by = "value" in it.lift ? ` by ${shareWords(it.lift.value)}` : "";
  const corrected = tests > 1 ? `, corrected for ${tests} tests` : "";
  return `${it.arm} ${verb} ${metric.name}${by} (${pWords(it.adjusted_p as number)}${corrected})`;
}

const guardWords = (metric: MetricDoc, it: ComparisonDoc): string | undefined =>
  it.guardrail && "verdict" in it.guardrail && it.guardrail.verdict === "harmful"
    ? `${it.arm} harms ${metric.name} by more than is allowed (${pWords(it.guardrail.p_harm)})`
    : undefined;

/** What is read first: where the arms have not their planned sizes a difference between them is no effect. */
export function firstLine({ sample_ratio: it }: HealthDoc, sentence: string): string {
  if (!("level" in it) || it.level !== "failure") return sentence;
  return `Stop, do not ship: the arms have not the sizes that were planned (${pWords(it.p)}), so their difference cannot be read.`;
}

/** What was decided and why. */
export function sentenceOf({ metrics, settings }: Pick<AnalysisDoc, "metrics" | "settings">): string {
  const all = metrics.flatMap((metric) => metric.comparisons.map((it) => ({ metric, it })));
  const tested = all.filter(({ it }) => it.guardrail === null && typeof it.p === "number");
  if (tested.length === 0 && all.every(({ it }) => it.guardrail === null)) {
    const first = all.find(({ it }) => typeof it.p !== "number")?.it.p;
    return `Nothing can be said yet: ${typeof first === "object" ? first.detail : "there is one arm only"}.`;
  }
  const tests = settings.correction === "none" ? 1 : tested.length;
  const harms = all.flatMap(({ metric, it }) => guardWords(metric, it) ?? []);
  const effects = tested.flatMap(({ metric, it }) => found(metric, it, tests) ?? []);
  if (effects.length === 0 && harms.length === 0) return "Nothing here can be told from chance.";
  const rest = effects.length < tested.length ? "; nothing else can be told from chance" : "";
  return `${[...harms.map((it) => `Stop, do not ship: ${it}`), ...effects].join("; ")}${rest}.`;
}
