import { type Expected, isUndefined, type UndefinedResult } from "@vigie/statistics";
import type { MetricId } from "../kpis/index.ts";
import type { Runner } from "../platform/sql/index.ts";
import { needCustomers, readHours } from "./hours.ts";
import { type Judged, judgeHistory } from "./judge.ts";
import { marksOf, readMarkRules, type Stretch } from "./marks.ts";
import { type Monitor, monitors } from "./monitors.ts";
import { observe, seriesOf } from "./observe.ts";
import type { WatchedDimension } from "./schema.ts";
import { readSlots } from "./slots.ts";

/** As much history as a series needs until its bands no longer depend on where it begins. */
const learningHours = 12 * 7 * 24;

export interface Hour {
  hour: number;
  value: number;
  weight: number;
  /** What was to be expected; a reason where that cannot be said; null on hours that are not judged. */
  band: Expected | UndefinedResult | null;
  found: boolean;
}

export interface History {
  monitor: Monitor;
  value: string;
  currency: string;
  hours: Hour[];
  judged: Judged[];
}

interface Asked {
  monitor: Monitor;
  /** Of the monitor's dimension; left out: every value. */
  value?: string | undefined;
  from: number;
  to: number;
  /** Hours that are not to be learnt, beside those that are known. */
  besides?: readonly Stretch[];
}

/** The monitor of a metric by a dimension, also where none is offered: as its metric is watched over the whole shop. */
export function monitorFor(metric: MetricId, dimension: WatchedDimension): Monitor {
  const own = monitors.find((it) => it.metric === metric && it.dimension === dimension);
  const whole = own ?? monitors.find((it) => it.metric === metric && it.dimension === "");
  if (!whole) throw new RangeError(`${metric} is not watched`);
  return { ...whole, dimension };
}

/** The hours of some series with what was to be expected of each: what the lookout saw, seen again. */
export async function readHistory(sql: Runner, it: Asked): Promise<History[]> {
  const begin = it.from - learningHours;
  const rules = await readMarkRules(sql, { from: begin, to: it.to });
  const known = { ...rules, stretches: [...rules.stretches, ...(it.besides ?? [])] };
  const calendar = { slotOf: await readSlots(sql), marks: marksOf(known, it.monitor) };
  const rows = await readHours(sql, {
    dimension: it.monitor.dimension,
    from: begin,
    to: it.to,
    customers: needCustomers([it.monitor]),
  });
  const series = seriesOf(it.monitor, rows).filter((one) => it.value === undefined || one.value === it.value);
  return series.map((one) => {
    const hours: Hour[] = [];
    const judged = judgeHistory(it.monitor, [one], { from: begin, to: it.to }, calendar, (hour, { band }) => {
      if (hour >= it.from) hours.push({ hour, ...observe(it.monitor, one.hours.get(hour)), band, found: false });
    });
    for (const { finding } of judged) {
      for (const hour of hours) hour.found ||= hour.hour >= finding.from && hour.hour <= finding.last;
    }
    return { monitor: it.monitor, value: one.value, currency: one.currency, hours, judged };
  });
}

/** Whether an hour has something to hold it against. */
export const isJudged = (it: Hour): it is Hour & { band: Expected } => it.band !== null && !isUndefined(it.band);
