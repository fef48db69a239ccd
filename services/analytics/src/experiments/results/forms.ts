import { type MeasureId, type Measures, type MetricId, measureIds, metrics } from "../../kpis/index.ts";
import type { MetricKind, MetricSpec } from "../analysis_schema.ts";
import type { PlannedMetric } from "../schema.ts";

/** The measures as a row of unit_values.sql has them: since the exposure, then before it. */
export const rowMeasures: readonly MeasureId[] = measureIds;

/** How a planned metric is made of one unit's sums: what the catalogue says, nothing else. */
export interface Form {
  spec: MetricSpec;
  kind: MetricKind;
  inCurrency: boolean;
  value: (m: Measures) => number;
  /** The denominator of a ratio. */
  under?: (m: Measures) => number;
}

const customers = { active: 0, fresh: 0 };

/** A metric of the plan, in major units where it is money. */
export function formOf({ metric, role, harmful, margin }: PlannedMetric, minorUnits: number, hasBefore: boolean): Form {
  const guardrail = role === "guardrail" && harmful ? { guardrail: { harmful, margin } } : {};
  const name = metric === "buyers" ? "Buyers" : metrics[metric as MetricId].name;
  const named = { name, column: metric, ...guardrail };
  const adjusted = hasBefore ? { covariate: "the same before" } : {};
  if (metric === "buyers") {
    const value = (m: Measures) => Math.min(1, m.orders);
    return { spec: { ...named, ...adjusted }, kind: "proportion", inCurrency: false, value };
  }
  const { compute, inCurrency, unit } = metrics[metric as MetricId];
  const { over, under } = compute.parts;
  const scale = unit === "money" ? minorUnits : 1;
  const value = (m: Measures) => over({ m, customers, minorUnits }) / scale;
  if (!under) return { spec: { ...named, ...adjusted }, kind: "mean", inCurrency, value };
  return {
    spec: { ...named, denominator: "its own" },
    kind: "ratio",
    inCurrency,
    value,
    under: (m) => under({ m, customers, minorUnits }),
  };
}
