import { type Finding, isUndefined, seasonalWatch, type Watched, type WatchState } from "@vigie/statistics";
import type { Monitor } from "./monitors.ts";
import { watchOptionsOf } from "./monitors.ts";
import { type HourSeries, observe } from "./observe.ts";
import type { SlotOf } from "./slots.ts";

/** What is known of an hour beside its figures. */
export interface HourMark {
  judge?: false;
  learn?: boolean;
  restart?: true;
}

/** Marks an hour of a series; most hours have no mark. */
export type Marks = (hour: number, series: { dimension: string; value: string }) => HourMark | undefined;

/** What hours are, whatever came in them. */
export interface Calendar {
  /** Hour of the week on the series' own clock. */
  slotOf: SlotOf;
  marks: Marks;
}

export interface Judged {
  monitor: Monitor;
  value: string;
  currency: string;
  finding: Finding;
  /** It still goes on at the end of what was judged. */
  open: boolean;
}

/** One series on its way through time. */
export interface Walk {
  value: string;
  currency: string;
  state: WatchState;
  /** The next hour to judge. */
  next: number;
  /** The last hour could not be judged for want of history. */
  learning: boolean;
}

export type OnHour = (hour: number, said: Watched, series: Walk) => void;

/** Takes a series over the hours up to `to`; answers what was found to be over. Reads nothing and writes nothing. */
export function walk(
  monitor: Monitor,
  it: Walk,
  hours: HourSeries["hours"],
  to: number,
  { slotOf, marks }: Calendar,
  onHour?: OnHour,
): Judged[] {
  const watch = seasonalWatch(watchOptionsOf(monitor));
  const of = { dimension: monitor.dimension, value: it.value };
  const found: Judged[] = [];
  for (; it.next < to; it.next++) {
    const hour = it.next;
    const bucket = { at: hour, slot: slotOf(hour, of), ...observe(monitor, hours.get(hour)), ...marks(hour, of) };
    const said = watch.step(it.state, bucket);
    if (said.band) it.learning = isUndefined(said.band) && said.band.reason === "not_enough_data";
    if (said.ended) found.push(judged(monitor, it, said.ended, false));
    onHour?.(hour, said, it);
  }
  return found;
}

export function judged(monitor: Monitor, { value, currency }: Walk, finding: Finding, open: boolean): Judged {
  return { monitor, value, currency, finding, open };
}

/** A walk that has seen nothing yet. */
export function beginWalk(monitor: Monitor, value: string, currency: string, from: number): Walk {
  return { value, currency, state: seasonalWatch(watchOptionsOf(monitor)).empty(), next: from, learning: true };
}

/** Whole history in one go: for simulations, charts and the scorecard. */
export function judgeHistory(
  monitor: Monitor,
  series: readonly HourSeries[],
  range: { from: number; to: number },
  calendar: Calendar,
  onHour?: OnHour,
): Judged[] {
  return series.flatMap((one) => {
    const first = Math.max(range.from, Math.min(...one.hours.keys()));
    const it = beginWalk(monitor, one.value, one.currency, first);
    const ended = walk(monitor, it, one.hours, range.to, calendar, onHour);
    const open = seasonalWatch(watchOptionsOf(monitor)).finding(it.state);
    return open ? [...ended, judged(monitor, it, open, true)] : ended;
  });
}
