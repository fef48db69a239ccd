import { invalid } from "../platform/errors/index.ts";
import { type GuardrailSpec, type MetricSpec, metricKind } from "./analysis_schema.ts";

const quantileText = /^p(\d{1,2}(?:\.\d+)?)\((.+)\)$/;

/** A metric as it is written on a command line: `spend`, `aov=revenue/orders`, `p90(load_ms)`. */
export function parseMetric(text: string): MetricSpec {
  const [, given, of] = /^([^=]+)=(.+)$/.exec(text.trim()) ?? [];
  const expression = (of ?? text).trim();
  const name = (given ?? expression).trim();
  const quantile = quantileText.exec(expression);
  if (quantile) return { name, kind: "quantile", column: quantile[2]!.trim(), quantile: Number(quantile[1]) / 100 };
  const [column, denominator, ...more] = expression.split("/").map((it) => it.trim());
  if (!column || denominator === "" || more.length > 0)
    throw invalid("metric", `${text} is not a metric`, "Write spend, aov=revenue/orders or p90(load_ms).");
  return denominator ? { name, kind: "ratio", column, denominator } : { name, column };
}

/** `up:2%`: a rise is harm, and two per cent of it are allowed. */
export function parseGuardrail(text: string): GuardrailSpec {
  const [, harmful, margin] = /^(up|down)(?::(\d+(?:\.\d+)?)\s*%)?$/.exec(text.trim()) ?? [];
  if (!harmful)
    throw invalid("guardrail", `${text} is not a guardrail`, "Write up:2% or down:1%, or up or down alone.");
  return { harmful: harmful as "up" | "down", margin: Number(margin ?? 0) / 100 };
}

/** `METRIC=VALUE` texts as pairs; each metric must be one of those given. */
function pairs(option: string, texts: readonly string[], metrics: readonly MetricSpec[]): [string, string][] {
  return texts.map((text) => {
    const at = text.lastIndexOf("=");
    const [name, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    if (at < 1 || value === "") throw invalid(option, `${text} is not METRIC=VALUE`);
    if (!metrics.some((it) => it.name === name))
      throw invalid(option, `${name} is not among the metrics`, `They are ${metrics.map((it) => it.name).join(", ")}.`);
    return [name, value];
  });
}

export interface MetricTexts {
  metric: readonly string[];
  covariate?: readonly string[] | undefined;
  guardrail?: readonly string[] | undefined;
  kind?: readonly string[] | undefined;
}

/** All that a command line says of its metrics, put together. */
export function parseMetrics({ metric, covariate = [], guardrail = [], kind = [] }: MetricTexts): MetricSpec[] {
  const metrics = metric.map(parseMetric);
  const covariates = new Map(pairs("covariate", covariate, metrics));
  const guardrails = new Map(pairs("guardrail", guardrail, metrics));
  const kinds = new Map(pairs("kind", kind, metrics));
  return metrics.map((it) => {
    const [before, guard, given] = [covariates.get(it.name), guardrails.get(it.name), kinds.get(it.name)];
    const parsed = given === undefined ? undefined : metricKind.safeParse(given);
    if (parsed && !parsed.success)
      throw invalid("kind", `${given} is not a kind`, `Possible: ${metricKind.options.join(", ")}.`);
    return {
      ...it,
      ...(parsed ? { kind: parsed.data } : {}),
      ...(before === undefined ? {} : { covariate: before }),
      ...(guard === undefined ? {} : { guardrail: parseGuardrail(guard) }),
    };
  });
}
