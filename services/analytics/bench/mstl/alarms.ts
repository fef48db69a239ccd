import { judgeHistory } from "../../src/anomalies/index.ts";
import type { Forecast } from "./forecast.ts";
import type { Series } from "./shops.ts";

/** One alarm, in hours since 1970: the first of its hours, the one in which it was seen, the one after its last. */
export interface Alarm {
  from: number;
  found: number;
  to: number;
}

/** The alarms of a series with some threshold; the higher the threshold the fewer. */
export type Alarms = (threshold: number) => Alarm[];

/** The seasonal watch with a false alarm rate of ten to the power of minus the threshold. */
export function byWatch({ monitor, rows, range, calendar }: Series): Alarms {
  return (threshold) => {
    const settings = { ...monitor.settings, false_alarm_rate: 10 ** -threshold };
    const found = judgeHistory({ ...monitor, settings }, rows, range, calendar);
    return found
      .map(({ finding }) => ({ from: finding.from, found: finding.found, to: finding.last + 1 }))
      .filter((it) => it.found >= range.judged);
  };
}

/** Forecasts, an hour being an alarm where it lies that many standard deviations below, alone or with those before it. */
export function byForecast({ hours, range, monitor }: Series, forecasts: readonly Forecast[], looks: number): Alarms {
  const judged = hours.slice(range.judged - range.from);
  const furthest = judged.map((_, n) => {
    let best = { z: Number.NEGATIVE_INFINITY, from: n };
    const sums = { value: 0, expected: 0, variance: 0 };
    for (let first = n; first >= 0 && first > n - looks; first--) {
      sums.value += judged[first]?.value ?? 0;
      sums.expected += forecasts[first]?.expected ?? 0;
      sums.variance += (forecasts[first]?.sd ?? 0) ** 2;
      const z = (sums.expected - sums.value) / Math.sqrt(sums.variance);
      if (isLarge(sums, monitor.settings) && z > best.z) best = { z, from: first };
    }
    return best;
  });
  return (threshold) => {
    const alarms: Alarm[] = [];
    for (const [n, { z, from }] of furthest.entries()) {
      const at = range.judged + n;
      const last = alarms.at(-1);
      if (z <= threshold) continue;
      if (last?.to === at) last.to = at + 1;
      else alarms.push({ from: range.judged + from, found: at, to: at + 1 });
    }
    return alarms;
  };
}

/** The watch's own conditions: a change that matters, in numbers that matter. */
function isLarge(
  sums: { value: number; expected: number },
  settings: { minimum_change: number; minimum_count: number },
): boolean {
  const change = sums.expected - sums.value;
  return (
    Math.max(sums.value, sums.expected) >= settings.minimum_count && change >= settings.minimum_change * sums.expected
  );
}
