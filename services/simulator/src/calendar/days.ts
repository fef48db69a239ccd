export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

/** Days since 1970-01-01 of a calendar date; the month counts from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** Monday is 0, Sunday is 6. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

export function dateOf(day: number): CalendarDate {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The date of a day number as YYYY-MM-DD. */
export function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

const MINUTES = Array.from({ length: 24 * 60 }, (_, n) => `${two(Math.floor(n / 60))}:${two(n % 60)}:`);
const SECONDS = Array.from({ length: 60 }, (_, n) => two(n));
const MILLIS = Array.from({ length: 1000 }, (_, n) => `.${String(n).padStart(3, "0")}Z`);
const dates = new Map<number, string>();

/** An instant in milliseconds as ISO 8601 UTC with milliseconds. Written from tables: a long run writes millions. */
export function isoInstant(ms: number): string {
  const whole = Math.floor(ms);
  const day = Math.floor(whole / DAY_MS);
  const rest = whole - day * DAY_MS;
  const inMinute = rest % MINUTE_MS;
  const second = Math.floor(inMinute / 1000);
  const [minutes, seconds] = [MINUTES[(rest - inMinute) / MINUTE_MS] ?? "", SECONDS[second] ?? ""];
  return dateAndT(day) + minutes + seconds + (MILLIS[inMinute - second * 1000] ?? "");
}

function dateAndT(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const text = `${isoDate(day)}T`;
  dates.set(day, text);
  return text;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
