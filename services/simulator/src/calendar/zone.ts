import { DAY_MS, HOUR_MS, MINUTE_MS } from "./days.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** The offset from UTC of a time zone at an instant, in milliseconds (positive east of Greenwich). */
export function zoneOffset(timeZone: string, instant: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
    formats.set(timeZone, format);
  }
  const text = format.format(instant);
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(text);
  if (!match?.[1]) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === "-" ? -minutes : minutes) * MINUTE_MS;
}

/**
 * The offsets of a time zone for consecutive hours.
 *
 * The zone database is asked once a day, and once an hour only on a day whose two ends differ.
 */
export function hourlyOffsets(timeZone: string, firstHour: number, hours: number): Float64Array {
  const offsets = new Float64Array(hours);
  for (let hour = 0; hour < hours; hour += 24) {
    const start = firstHour + hour * HOUR_MS;
    const offset = zoneOffset(timeZone, start);
    const steady = offset === zoneOffset(timeZone, start + DAY_MS);
    for (let i = hour; i < Math.min(hour + 24, hours); i++) {
      offsets[i] = steady ? offset : zoneOffset(timeZone, firstHour + i * HOUR_MS);
    }
  }
  return offsets;
}
