import { expect, test } from "vitest";
import { parseMetrics } from "./metric_text.ts";

const parse = (metric: string, more: Partial<Parameters<typeof parseMetrics>[0]> = {}) =>
  parseMetrics({ metric: [metric], ...more })[0];

test.each([
  ["spend", { name: "spend", column: "spend" }],
  ["basket=spend", { name: "basket", column: "spend" }],
  ["revenue/orders", { name: "revenue/orders", kind: "ratio", column: "revenue", denominator: "orders" }],
  ["aov = revenue / orders", { name: "aov", kind: "ratio", column: "revenue", denominator: "orders" }],
  ["p90(load_ms)", { name: "p90(load_ms)", kind: "quantile", column: "load_ms", quantile: 0.9 }],
  ["slow=p99.5(load_ms)", { name: "slow", kind: "quantile", column: "load_ms", quantile: 0.995 }],
])("%s is read as a metric", (text, expected) => expect(parse(text)).toEqual(expected));

test("covariates, kinds and guardrails are put to their metrics", () => {
  const it = parse("spend", { covariate: ["spend=spend_before"], kind: ["spend=mean"], guardrail: ["spend=down:2%"] });
  expect(it).toEqual({
    name: "spend",
    column: "spend",
    kind: "mean",
    covariate: "spend_before",
    guardrail: { harmful: "down", margin: 0.02 },
  });
});

test.each([
  ["a/b/c", {}, /a\/b\/c is not a metric/],
  ["a/", {}, /a\/ is not a metric/],
  ["spend", { covariate: ["other=x"] }, /other is not among the metrics/],
  ["spend", { covariate: ["spend"] }, /spend is not METRIC=VALUE/],
  ["spend", { kind: ["spend=sum"] }, /sum is not a kind/],
  ["spend", { guardrail: ["spend=sideways"] }, /sideways is not a guardrail/],
])("%s with %o is refused in words", (text, more, message) => expect(() => parse(text, more)).toThrow(message));
