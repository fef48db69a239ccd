import { type EffectsByValue, effectsByValue, holm, isUndefined } from "@vigie/statistics";
import type { SliceDoc } from "../analysis_schema.ts";
import { pairOf } from "./estimates.ts";
import { shownInterval } from "./interval.ts";
import type { MetricData } from "./types.ts";

/** More values of a dimension than these, those with most units, are not looked at one by one. */
export const mostSlices = 20;

interface Slice {
  dimension: string;
  units: Map<string, number>;
  effects: EffectsByValue;
}

function sliceOf(
  data: MetricData,
  at: number,
  { dimension, values }: MetricData["slices"][number],
  alpha: number,
): Slice {
  const arms = values.map(({ value, arms: all }) => {
    const pair = pairOf(data, all[0]!, all[at]!);
    return isUndefined(pair) ? { value, control: pair, treatment: pair } : { value, ...pair };
  });
  const units = values.map(({ value, arms: all }) => [value, all[0]!.sums.n + all[at]!.sums.n] as const);
  return { dimension, units: new Map(units), effects: effectsByValue(arms, alpha) };
}

function describe({ dimension, units, effects }: Slice, adjusted: number | undefined): SliceDoc {
  const { differ } = effects;
  return {
    dimension,
    differ: isUndefined(differ)
      ? differ
      : {
          statistic: differ.statistic,
          degrees_of_freedom: differ.degreesOfFreedom,
          p: differ.pValue,
          adjusted_p: adjusted ?? differ.pValue,
        },
    values: effects.effects.map(({ value, effect }) => ({
      value,
      units: units.get(value) ?? 0,
      difference: shownInterval(effect),
    })),
  };
}

/**
 * Effects by the values of dimensions, for each metric and, within it, each arm beside the control. Whether they differ is
 * corrected over all of them by Holm: among many dimensions one differs by chance.
 */
export function slicesOf(metrics: readonly MetricData[], alpha: number): SliceDoc[][][] {
  const all = metrics.map((data) =>
    data.arms.slice(1).map((_, at) => data.slices.map((it) => sliceOf(data, at + 1, it, alpha))),
  );
  const known = all.flat(2).filter(({ effects }) => !isUndefined(effects.differ));
  const adjusted = holm(known.map(({ effects }) => ("pValue" in effects.differ ? effects.differ.pValue : 1)));
  const of = new Map(known.map((it, at) => [it, adjusted[at]!]));
  return all.map((arms) => arms.map((slices) => slices.map((it) => describe(it, of.get(it)))));
}
