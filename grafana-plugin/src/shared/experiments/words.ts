import type { ComparedMetricDoc, ComparisonDoc, ExperimentsDoc } from "../api/types.ts";
import type { Look } from "../components/IconWord.tsx";
import { NO_VALUE } from "../format/cell.ts";

type State = ExperimentsDoc["rows"][number]["state"];
type Health = NonNullable<ExperimentsDoc["rows"][number]["health"]>;

export const STATES: Record<State, Look & { word: string }> = {
  draft: { icon: "edit", tone: "quiet", word: "Draft" },
  running: { icon: "play", tone: "info", word: "Running" },
  stopped: { icon: "square-shape", tone: "quiet", word: "Stopped" },
};

export const HEALTH: Record<Health, Look & { word: string }> = {
  ok: { icon: "check-circle", tone: "good", word: "Arms can be compared" },
  warning: { icon: "exclamation-triangle", tone: "warning", word: "Look at the assignment" },
  failure: { icon: "times-circle", tone: "critical", word: "Do not read the result" },
};

/** "0.0047"; never 0. */
export function pText(p: ComparisonDoc["p"]): string {
  if (typeof p !== "number") {
    return NO_VALUE;
  }
  return p < 0.0001 ? "below 0.0001" : p.toPrecision(2);
}

export function shareText(value: number): string {
  const percent = 100 * value;
  return `${percent > 0 ? "+" : percent < 0 ? "−" : ""}${Math.abs(percent).toFixed(Math.abs(percent) < 10 ? 2 : 1)} %`;
}

/** A metric's figure of one arm. */
export function figureText({ kind }: Pick<ComparedMetricDoc, "kind">, value: number): string {
  return kind === "proportion"
    ? `${(100 * value).toFixed(2)} %`
    : value.toLocaleString(undefined, { maximumSignificantDigits: 5 });
}

/** What one line of a result says, for people who know no statistics. */
export function verdictOf(it: ComparisonDoc): Look & { word: string } {
  if (it.guardrail) {
    if (!("verdict" in it.guardrail)) {
      return { icon: "question-circle", tone: "quiet", word: "Not enough data" };
    }
    return GUARDRAILS[it.guardrail.verdict];
  }
  if (typeof it.p !== "number" || !("value" in it.difference)) {
    return { icon: "question-circle", tone: "quiet", word: "Not enough data" };
  }
  if (!it.significant) {
    return { icon: "minus-circle", tone: "quiet", word: "Could be chance" };
  }
  return it.difference.value > 0
    ? { icon: "arrow-up", tone: "info", word: "Higher" }
    : { icon: "arrow-down", tone: "info", word: "Lower" };
}

const GUARDRAILS = {
  harmful: { icon: "times-circle", tone: "critical", word: "Harmful: stop" },
  safe: { icon: "check-circle", tone: "good", word: "Safe" },
  undecided: { icon: "minus-circle", tone: "quiet", word: "Undecided" },
} as const satisfies Record<string, Look & { word: string }>;
