import { type DateTime, dateMath, dateTime, dateTimeForTimeZone, type TimeRange } from "@grafana/data";

/** As in the address bar: Grafana's relative expressions, or dates with `to` exclusive, as in the API. */
export interface RawRange {
  from: string;
  to: string;
}

export const DEFAULT_RANGE: RawRange = { from: "now-27d/d", to: "now/d" };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TWO_DAYS = 2 * 86_400_000;

export function isRelative(raw: RawRange): boolean {
  return raw.from.startsWith("now") || raw.to.startsWith("now");
}

export function isValidRange(raw: RawRange, timeZone: string): boolean {
  const { from, to } = moments(raw, timeZone);
  return from.isValid() && to.isValid() && from.isBefore(to);
}

/** For Grafana's picker, whose end is the last moment inside the range. */
export function toTimeRange(raw: RawRange, timeZone: string): TimeRange {
  const { from, to } = moments(raw, timeZone);
  const end = DATE.test(raw.to) ? dateTimeForTimeZone(timeZone, to.valueOf() - 1000) : to;
  return {
    from,
    to: end,
    raw: { from: raw.from.startsWith("now") ? raw.from : from, to: raw.to.startsWith("now") ? raw.to : end },
  };
}

export function fromTimeRange(range: TimeRange): RawRange {
  const { from, to } = range.raw;
  return { from: typeof from === "string" ? from : startText(from), to: typeof to === "string" ? to : endText(to) };
}

/** Whole days as dates, shorter ranges as instants: what the API takes. */
export function toApiRange(raw: RawRange, timeZone: string): { from: string; to: string } {
  const { from, to } = moments(raw, timeZone);
  const wholeDays = isStartOfDay(from) && (isStartOfDay(to) || isEndOfDay(to));
  if (!wholeDays && to.diff(from) < TWO_DAYS) {
    return { from: from.toISOString(), to: to.toISOString() };
  }
  return { from: day(from), to: day(isStartOfDay(to) ? to : to.startOf("day").add(1, "day")) };
}

/** The exact moments, `to` exclusive: for questions about signals rather than shop days. */
export function toInstants(raw: RawRange, timeZone: string): { from: string; to: string } {
  const { from, to } = moments(raw, timeZone);
  const end = isEndOfDay(to) ? to.valueOf() + 1 : to.valueOf();
  return { from: new Date(from.valueOf()).toISOString(), to: new Date(end).toISOString() };
}

export function shiftRange(raw: RawRange, timeZone: string, direction: -1 | 1): RawRange {
  const { from, to } = moments(raw, timeZone);
  const end = isEndOfDay(to) ? to.valueOf() + 1 : to.valueOf();
  const span = end - from.valueOf();
  return absolute(from.valueOf() + direction * span, end + direction * span, timeZone);
}

export function zoomOut(raw: RawRange, timeZone: string): RawRange {
  const { from, to } = moments(raw, timeZone);
  const half = to.diff(from) / 2;
  return absolute(from.valueOf() - half, to.valueOf() + half, timeZone);
}

export function absolute(fromMs: number, toMs: number, timeZone: string): RawRange {
  const from = dateTimeForTimeZone(timeZone, fromMs);
  const to = dateTimeForTimeZone(timeZone, toMs);
  if (toMs - fromMs < TWO_DAYS && !(isStartOfDay(from) && isStartOfDay(to))) {
    return { from: from.toISOString(), to: to.toISOString() };
  }
  const end = isStartOfDay(to) ? to : dateTimeForTimeZone(timeZone, toMs).startOf("day").add(1, "day");
  return { from: day(from), to: day(end) };
}

function moments(raw: RawRange, timeZone: string): { from: DateTime; to: DateTime } {
  return { from: moment(raw.from, timeZone, false), to: moment(raw.to, timeZone, true) };
}

function moment(text: string, timeZone: string, roundUp: boolean): DateTime {
  const relative = text.startsWith("now") ? dateMath.toDateTime(text, { roundUp, timezone: timeZone }) : undefined;
  return relative ?? dateTimeForTimeZone(timeZone, text);
}

function startText(moment: DateTime): string {
  return isStartOfDay(moment) ? day(moment) : moment.toISOString();
}

/** The picker's "23:59:59" is the API's next midnight. */
function endText(moment: DateTime): string {
  return moment.format("HH:mm:ss") === "23:59:59" ? day(dateTime(moment).add(1, "second")) : startText(moment);
}

const day = (moment: DateTime) => moment.format("YYYY-MM-DD");
const isStartOfDay = (moment: DateTime) => moment.format("HH:mm:ss") === "00:00:00";
const isEndOfDay = (moment: DateTime) => moment.format("HH:mm:ss.SSS") === "23:59:59.999";
