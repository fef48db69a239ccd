import { hourMs } from "../../src/anomalies/index.ts";
import type { Alarm, Alarms } from "./alarms.ts";
import type { Series } from "./shops.ts";

/** A method on the shops of a group: what it says of them with incidents, and without. */
export interface Method {
  struck: { series: Series; alarms: Alarms }[];
  harmless: { series: Series; alarms: Alarms }[];
}

export interface Score {
  recall: number;
  delay: number | undefined;
  /** Alarms in 30 days that belong to no incident: in shops without any, and in those with some. */
  falseAMonth: number;
  straysAMonth: number;
}

const monthHours = 30 * 24;
/** Alarms with at most this many hours between them are one when false ones are counted. */
const together = 24;
/** An alarm that comes later than this after an incident's end is not of it. */
const grace = 2;

const monthsOf = (all: readonly { series: Series }[]) =>
  all.reduce((sum, { series }) => sum + (series.range.to - series.range.judged) / monthHours, 0);

function joined(alarms: readonly Alarm[]): Alarm[] {
  const made: Alarm[] = [];
  for (const it of alarms.toSorted((a, b) => a.found - b.found)) {
    const last = made.at(-1);
    if (last && it.found - last.to <= together) last.to = Math.max(last.to, it.to);
    else made.push({ ...it });
  }
  return made;
}

const touches = (it: Alarm, { from, to }: { from: number; to: number }) =>
  it.from * hourMs < to && it.to * hourMs > from && (it.found + 1) * hourMs <= to + grace * hourMs;

const straysOf = ({ incidents }: Series, alarms: readonly Alarm[]) =>
  joined(alarms).filter((it) => !incidents.some((incident) => touches(it, incident))).length;

const falseAMonth = (all: Method["harmless"], threshold: number) =>
  all.reduce((sum, { series, alarms }) => sum + straysOf(series, alarms(threshold)), 0) / monthsOf(all);

/** The lowest threshold that gives at most so many false alarms a month in shops without incidents. */
export function calibrate({ harmless }: Method, most: number, [low, high, step]: readonly [number, number, number]) {
  let threshold = high;
  while (threshold - step >= low && falseAMonth(harmless, threshold - step) <= most) threshold -= step;
  return threshold;
}

export function scoreOf({ struck, harmless }: Method, threshold: number): Score {
  const delays: number[] = [];
  let [incidents, strays] = [0, 0];
  for (const { series, alarms } of struck) {
    const found = alarms(threshold);
    strays += straysOf(series, found);
    incidents += series.incidents.length;
    for (const it of series.incidents) {
      const first = found.filter((alarm) => touches(alarm, it)).map((alarm) => alarm.found);
      if (first.length > 0) delays.push(Math.max(0, Math.min(...first) - Math.floor(it.from / hourMs)));
    }
  }
  return {
    recall: delays.length / incidents,
    delay: delays.sort((a, b) => a - b)[Math.floor(delays.length / 2)],
    falseAMonth: falseAMonth(harmless, threshold),
    straysAMonth: strays / monthsOf(struck),
  };
}
