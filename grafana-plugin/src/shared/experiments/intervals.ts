import type { ComparedMetricDoc } from "../api/types.ts";

/** One line of an interval plot. */
export interface Spot {
  metric: ComparedMetricDoc;
  comparison: ComparedMetricDoc["comparisons"][number];
  /** The change and its interval; nothing where there is a reason in its place. */
  lift: { value: number; lower: number; upper: number } | undefined;
  reason: string | undefined;
}

export function spotsOf(metrics: readonly ComparedMetricDoc[]): Spot[] {
  return metrics.flatMap((metric) =>
    metric.comparisons.map((comparison) => {
      const { lift } = comparison;
      return "value" in lift
        ? { metric, comparison, lift, reason: undefined }
        : { metric, comparison, lift: undefined, reason: lift.detail };
    }),
  );
}

export interface Axis {
  low: number;
  high: number;
  ticks: number[];
}

const STEPS = [1, 2, 2.5, 5, 10];

/** An axis around 0 that all intervals of usual width fit on; a giant one is cut off, and its end says so. */
export function axisOf(spots: readonly Spot[]): Axis {
  const known = spots.flatMap(({ lift }) => (lift ? [lift] : []));
  const reach = Math.max(0.01, ...known.map(({ value }) => 1.6 * Math.abs(value)), middle(known));
  const step = niceStep(reach / 3);
  const ends = Math.ceil(reach / step);
  const ticks = Array.from({ length: 2 * ends + 1 }, (_, at) => (at - ends) * step);
  return { low: -ends * step, high: ends * step, ticks };
}

/** Half of the intervals reach no further than this. */
function middle(known: readonly { lower: number; upper: number }[]): number {
  const reaches = known.map(({ lower, upper }) => Math.max(Math.abs(lower), Math.abs(upper))).sort((a, b) => a - b);
  return 1.2 * (reaches[Math.ceil(reaches.length / 2)] ?? reaches.at(-1) ?? 0);
}

export function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (STEPS.find((it) => it * power >= rough) ?? 10);
}

/** Where a value lies, from 0 to 1; beyond the ends it is at them. */
export function placeOn({ low, high }: Axis, value: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}
