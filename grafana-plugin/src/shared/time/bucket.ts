import { dateTimeForTimeZone } from "@grafana/data";
import type { Cell, Interval } from "../api/types.ts";

const OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/;

export interface BucketTime {
  ms: number;
  /** A date or a local time of the shop: shown as written, whatever the reader's time zone. */
  local: boolean;
}

export function bucketTime(bucket: string): BucketTime {
  if (OFFSET.test(bucket) && bucket.length > 10) {
    return { ms: Date.parse(bucket), local: false };
  }
  return {
    ms: Date.parse(bucket.length > 10 ? `${bucket.replace(" ", "T")}Z` : `${bucket.slice(0, 10)}T00:00:00Z`),
    local: true,
  };
}

export function bucketZone(bucket: string, timeZone: string): string {
  return bucketTime(bucket).local ? "utc" : timeZone;
}

const STYLES: Record<Interval, Intl.DateTimeFormatOptions> = {
  none: { dateStyle: "medium" },
  hour: { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  day: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  week: { day: "numeric", month: "short", year: "numeric" },
  month: { month: "long", year: "numeric" },
};

export function formatBucket(bucket: string, interval: Interval, timeZone: string, locale?: string): string {
  const zone = bucketZone(bucket, timeZone);
  const text = new Intl.DateTimeFormat(locale, { ...STYLES[interval], timeZone: intlZone(zone) }).format(
    bucketTime(bucket).ms,
  );
  return interval === "week" ? `Week of ${text}` : text;
}

/** A bucket that lies in the future has no figure yet, so its 0 must not be drawn as one. */
export function hasBegun(bucket: string, cell: Cell, computedAt: string): boolean {
  return cell.n > 0 || bucketTime(bucket).ms <= Date.parse(computedAt);
}

/** `to` is exclusive; people read the last day. */
export function formatRange(from: string, to: string, timeZone: string, locale?: string): string {
  const [start, end] = [bucketTime(from), bucketTime(to)];
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: start.local ? undefined : "short",
    timeZone: start.local ? "UTC" : intlZone(timeZone),
  });
  return format.formatRange(start.ms, Math.max(start.ms, end.ms - (start.local ? 1 : 0)));
}

const LENGTHS: Record<Interval, number> = {
  none: 0,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 31 * 86_400_000,
};

/** "Day not over", "Week cut by the range": said in words wherever a bucket is drawn differently. */
export function whyIncomplete(bucket: string, interval: Interval, computedAt: string): string {
  const name = interval === "none" ? "Period" : `${interval.charAt(0).toUpperCase()}${interval.slice(1)}`;
  const over = bucketTime(bucket).ms + LENGTHS[interval] <= Date.parse(computedAt);
  return `${name} ${over ? "cut by the range" : "not over"}`;
}

/** Where an instant lies on a chart of shop days, which is drawn as if its local times were UTC. */
export function axisTime(ms: number, local: boolean, timeZone: string): number {
  return local ? ms + dateTimeForTimeZone(timeZone, ms).utcOffset() * 60_000 : ms;
}

/** The smallest step between moments; a day where there is but one. */
export function bucketWidth(times: number[]): number {
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  return gaps.length > 0 ? Math.min(...gaps) : 86_400_000;
}

export function intlZone(timeZone: string): string | undefined {
  return timeZone === "browser" || timeZone === "" ? undefined : timeZone === "utc" ? "UTC" : timeZone;
}

export function isTimeZone(name: string | undefined): name is string {
  return (
    name === "browser" || name === "utc" || (name !== undefined && Intl.supportedValuesOf("timeZone").includes(name))
  );
}
