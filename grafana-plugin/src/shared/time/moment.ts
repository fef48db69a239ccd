import { dateTimeFormatTimeAgo } from "@grafana/data";
import { bucketTime, intlZone } from "./bucket.ts";

/** A date, or a date and a time, in the reader's zone. */
export function formatMoment(text: string, timeZone: string, locale?: string): string {
  const { ms, local } = bucketTime(text);
  const zone = local ? "UTC" : intlZone(timeZone);
  return new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: text.length > 10 ? "short" : undefined,
    timeZone: zone,
  }).format(ms);
}

/** To the millisecond, for lines and alerts whose order matters. */
export function formatPrecise(text: string, timeZone: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: "2-digit",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
    timeZone: intlZone(timeZone),
  }).format(Date.parse(text));
}

export function formatAgo(text: string): string {
  return dateTimeFormatTimeAgo(text);
}

const UNITS: [string, number][] = [
  ["d", 86_400],
  ["h", 3600],
  ["min", 60],
];

/** "3 h", "45 s", "12 ms": one unit, rounded down, for ages and lengths. */
export function formatSeconds(seconds: number): string {
  if (Math.abs(seconds) < 1) {
    return `${Math.round(seconds * 1000)} ms`;
  }
  const [name, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ["s", 1];
  const amount = seconds / length;
  return `${name === "s" && amount < 10 ? Math.round(amount * 10) / 10 : Math.floor(amount)} ${name}`;
}
