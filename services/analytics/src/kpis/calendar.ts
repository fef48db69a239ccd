import { invalid } from "../platform/errors/index.ts";
import { dayMs } from "../platform/time/days.ts";
import type { Comparison, Interval } from "./schema.ts";

/** A half-open range of store-local days (`YYYY-MM-DD`) or of UTC hours (`YYYY-MM-DDTHH:00:00Z`). */
export interface Range {
  grain: "day" | "hour";
  from: string;
  to: string;
}

const hourMs = 3_600_000;
const longestDays = 3_660;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const isoHour = (ms: number) => `${new Date(ms).toISOString().slice(0, 13)}:00:00Z`;
export const toMs = (text: string) => Date.parse(dayPattern.test(text) ? `${text}T00:00:00Z` : text);
const format = (range: Pick<Range, "grain">, ms: number) => (range.grain === "day" ? isoDay(ms) : isoHour(ms));

function parseEnd(field: string, text: string): number {
  const ms = toMs(text);
  if (Number.isNaN(ms) || (dayPattern.test(text) && isoDay(ms) !== text)) {
    throw invalid(field, `${text} is not a date or date-time`, "Write 2026-11-21 or 2026-11-21T14:00:00Z.");
  }
  return ms;
}

/** The day it is in a time zone. */
export function localDay(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}

export function addDays(day: string, days: number): string {
  return isoDay(toMs(day) + days * dayMs);
}

/** Reads from and to; both dates: whole days, otherwise whole hours around the instants. Default: the last 28 days. */
export function parseRange(from: string | undefined, to: string | undefined, today: string): Range {
  const end = to ?? addDays(today, 1);
  const start = from ?? isoDay(toMs(end) - 28 * dayMs);
  const [a, b] = [parseEnd("from", start), parseEnd("to", end)];
  if (b <= a) throw invalid("to", "must be after from", "to is exclusive: for one day give the day after it.");
  if (b - a > longestDays * dayMs)
    throw invalid("from", `the range is longer than ${longestDays} days`, "Ask for a shorter range.");
  if (dayPattern.test(start) && dayPattern.test(end)) return { grain: "day", from: start, to: end };
  return { grain: "hour", from: isoHour(Math.floor(a / hourMs) * hourMs), to: isoHour(Math.ceil(b / hourMs) * hourMs) };
}

export function lengthMs(range: Range): number {
  return toMs(range.to) - toMs(range.from);
}

function yearBefore(text: string): string {
  const date = new Date(toMs(text));
  const day = date.getUTCDate();
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return dayPattern.test(text) ? isoDay(date.getTime()) : isoHour(date.getTime());
}

/** The range to compare with: just before, the same weekdays just before, or the same dates a year ago. */
export function comparisonRange(range: Range, kind: Comparison): Range | undefined {
  if (kind === "none") return undefined;
  if (kind === "last_year") return { ...range, from: yearBefore(range.from), to: yearBefore(range.to) };
  const length = lengthMs(range);
  const shift = kind === "same_weekdays" ? Math.ceil(length / (7 * dayMs)) * 7 * dayMs : length;
  return { ...range, from: format(range, toMs(range.from) - shift), to: format(range, toMs(range.to) - shift) };
}

/** Start of the bucket that holds a moment of the range. Weeks begin on Monday. */
export function bucketStart(interval: Interval, text: string): string {
  const date = new Date(toMs(text));
  switch (interval) {
    case "none":
    case "hour":
      return text;
    case "day":
      return isoDay(date.getTime());
    case "week":
      return isoDay(date.getTime() - ((date.getUTCDay() + 6) % 7) * dayMs);
    case "month":
      return `${date.toISOString().slice(0, 7)}-01`;
    default:
      return interval satisfies never;
  }
}

function nextBucket(interval: Interval, start: string): string {
  const date = new Date(toMs(start));
  if (interval === "hour") return isoHour(date.getTime() + hourMs);
  if (interval === "week") return addDays(start, 7);
  if (interval === "month") return isoDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
  return addDays(start, 1);
}

export interface Bucket {
  start: string;
  end: string;
  /** The part of the bucket inside the range. */
  from: string;
  to: string;
  whole: boolean;
}

/** Every bucket that the range touches, in order. */
export function buckets(range: Range, interval: Interval): Bucket[] {
  if (interval === "none") return [{ start: range.from, end: range.to, from: range.from, to: range.to, whole: true }];
  const made: Bucket[] = [];
  for (let start = bucketStart(interval, range.from); toMs(start) < toMs(range.to); ) {
    const end = nextBucket(interval, start);
    const from = toMs(start) < toMs(range.from) ? range.from : start;
    const to = toMs(end) > toMs(range.to) ? range.to : end;
    made.push({ start, end, from, to, whole: from === start && to === end });
    start = end;
  }
  return made;
}

/** Splits a range of days into whole months and the days before and after them. */
export function splitMonths(range: Range): { months?: Range; days: Range[] } {
  const first =
    bucketStart("month", range.from) === range.from
      ? range.from
      : nextBucket("month", bucketStart("month", range.from));
  const last = bucketStart("month", range.to);
  if (toMs(first) >= toMs(last)) return { days: [range] };
  const edges = [
    { ...range, to: first },
    { ...range, from: last },
  ];
  return { months: { ...range, from: first, to: last }, days: edges.filter((edge) => toMs(edge.from) < toMs(edge.to)) };
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes longer than using it a hundred times. */
function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  wallClocks.set(timeZone, made);
  return made;
}

/** The UTC instant at which a local day begins. */
export function startOfLocalDay(day: string, timeZone: string): string {
  const guess = toMs(day);
  const format = wallClock(timeZone);
  const offset = (ms: number) => Date.parse(`${format.format(new Date(ms)).replace(" ", "T")}Z`) - ms;
  const first = guess - offset(guess);
  return isoHour(guess - offset(first));
}

/** Makes range and interval of one kind: hours for hours, whole local days for days and longer. */
export function fitRange(range: Range, interval: Interval, timeZone: string): Range {
  if (interval === "hour" && range.grain === "day") {
    return { grain: "hour", from: startOfLocalDay(range.from, timeZone), to: startOfLocalDay(range.to, timeZone) };
  }
  if (range.grain === "hour" && interval !== "hour" && interval !== "none") {
    const last = localDay(new Date(toMs(range.to) - 1), timeZone);
    return { grain: "day", from: localDay(new Date(toMs(range.from)), timeZone), to: addDays(last, 1) };
  }
  return range;
}
