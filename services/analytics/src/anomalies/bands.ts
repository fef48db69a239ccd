import { bandEdge, isUndefined, varianceOf } from "@vigie/statistics";
import { describeMetric, metrics, readState } from "../kpis/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import type { Runner } from "../platform/sql/index.ts";
import { type History, type Hour, readHistory } from "./history.ts";
import type { Stretch } from "./marks.ts";
import type { Monitor } from "./monitors.ts";
import { isRatio, toHour, toInstant } from "./observe.ts";
import type { BandRow, BandsDoc } from "./schema.ts";

/** The band that is drawn: one hour in a thousand lies outside where nothing is wrong. */
const drawnAt = 3.29;

interface Units {
  ratio: boolean;
  /** A share of events is never above one. */
  most: number;
  /** Minor units in one unit of what is shown. */
  per: number;
}

function bandOf({ band, weight }: Hour, { ratio, per, most }: Units): BandRow["band"] {
  if (band === null) return { reason: "holiday", detail: "This hour is not judged." };
  if (isUndefined(band)) return { reason: band.reason, detail: `Not enough history: ${band.detail}.` };
  const variance = varianceOf(band);
  const scale = (ratio ? weight : 1) * per;
  return {
    expected: band.expected / scale,
    low: bandEdge(band.expected, variance, -drawnAt) / scale,
    high: Math.min(most, bandEdge(band.expected, variance, drawnAt) / scale),
  };
}

function rowOf(hour: Hour, units: Units, complete: boolean): BandRow {
  const { value, weight } = hour;
  const defined = !units.ratio || weight > 0;
  const actual = defined ? value / (units.ratio ? weight : 1) / units.per : null;
  const band = bandOf(hour, units);
  const known = "expected" in band && actual !== null;
  const off = known && (hour.found || actual < band.low || actual > band.high);
  const side = known && actual > band.expected ? "high" : "low";
  return {
    bucket: toInstant(hour.hour).toISOString(),
    actual,
    band,
    state: !known ? "unknown" : off ? side : "normal",
    complete,
  };
}

export interface BandQuestion {
  monitor: Monitor;
  value: string;
  from: Date;
  to: Date;
  besides?: readonly Stretch[];
}

/** The hours of one series with their bands. Of several currencies the one with most in it. */
export async function readBands(sql: Runner, clock: Clock, it: BandQuestion): Promise<BandsDoc> {
  const now = clock();
  const range = { from: toHour(it.from), to: Math.min(toHour(it.to), toHour(now) + 1) };
  const histories = await readHistory(sql, { ...it, ...range });
  const sumOf = (one: History) => one.hours.reduce((sum, { value }) => sum + Math.abs(value), 0);
  const [history] = histories.toSorted((a, b) => sumOf(b) - sumOf(a));
  const state = await readState(sql);
  const metric = describeMetric(it.monitor.metric);
  const money = metrics[it.monitor.metric].unit === "money";
  const currency = money && history ? history.currency : null;
  const ratio = isRatio(it.monitor);
  const most = ratio && it.monitor.kind === "count" ? 1 : Number.POSITIVE_INFINITY;
  const units = { ratio, most, per: currency ? (state.minorUnits[currency] ?? 100) : 1 };
  return {
    metric: metric.id,
    name: metric.name,
    unit: metric.unit,
    currency,
    dimension: it.monitor.dimension,
    value: it.value,
    range: { from: it.from.toISOString(), to: it.to.toISOString() },
    rows: (history?.hours ?? []).map((hour) => rowOf(hour, units, toInstant(hour.hour + 1) <= now)),
    computed_at: now.toISOString(),
  };
}
