import type { QuantileSummary, RatioSums, UndefinedResult, ValueCount } from "@vigie/statistics";
import type { MetricKind, MetricSpec } from "../analysis_schema.ts";

/** What one metric of one arm adds up to. */
export interface ArmData {
  arm: string;
  /** The second value is the denominator of a ratio, or the covariate; else it is 1 for every unit. */
  sums: RatioSums;
  /** With the sums over its units where they have several values each. */
  quantile?: { summary: QuantileSummary; units?: RatioSums } | UndefinedResult;
}

export interface MetricData {
  spec: MetricSpec;
  kind: MetricKind;
  /** Values above it counted as it. */
  cap: number | null;
  /** By arm, beside the control; undefined where ranks are not asked for. */
  counts: ReadonlyMap<string, ValueCount[]> | "too_many" | undefined;
  /** The control first. */
  arms: ArmData[];
  /** By dimension, the same of the units of each of its largest values. */
  slices: { dimension: string; values: { value: string; arms: ArmData[] }[] }[];
}
