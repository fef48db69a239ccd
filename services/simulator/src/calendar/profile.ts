import { DAY_MS, HOUR_MS } from "./days.ts";
import { dayFactor, hourFactors } from "./season.ts";
import { hourlyOffsets, zoneOffset } from "./zone.ts";

/**
 * Seasonal intensity of one country and time zone, and the clock it defines.
 *
 * What: `elapsed(t)` is operational time: the integral of the intensity since `start`, in average days. Events that
 * are Poisson in operational time are an inhomogeneous Poisson process in real time, so `instant(elapsed + wait)`
 * places an event exactly (time rescaling, Daley and Vere-Jones, "An Introduction to the Theory of Point Processes",
 * 2003, section 7.4). Hours are those of the local clock: the hour skipped in spring has no slot, the one repeated in
 * autumn has two.
 * Example: `profile.instant(profile.elapsed(now) + 30)` is 30 average days' worth of demand later.
 */
export class Profile {
  readonly start: number;
  readonly end: number;
  /** Operational time of the whole range: its length in days. */
  readonly total: number;
  private readonly firstHour: number;
  private readonly cumulative: Float64Array;
  private readonly origin: number;
  private readonly timeZone: string;
  private readonly offsets: Float64Array;

  constructor(country: string, timeZone: string, start: number, end: number) {
    this.start = start;
    this.end = end;
    this.firstHour = Math.floor(start / HOUR_MS) * HOUR_MS;
    this.timeZone = timeZone;
    this.offsets = hourlyOffsets(timeZone, this.firstHour, Math.ceil((end - this.firstHour) / HOUR_MS));
    this.cumulative = cumulate(country, this.offsets, this.firstHour);
    const raw = this.at(end) - this.at(start);
    this.total = (end - start) / DAY_MS;
    const scale = this.total / raw;
    for (let i = 0; i < this.cumulative.length; i++) this.cumulative[i] = (this.cumulative[i] ?? 0) * scale;
    this.origin = this.at(start);
  }

  /** Operational time since `start`; instants outside the range count as its nearer end. */
  elapsed(instant: number): number {
    return this.at(Math.min(Math.max(instant, this.start), this.end)) - this.origin;
  }

  /** The instant in milliseconds at an operational time, or Infinity past the end. */
  instant(elapsed: number): number {
    if (elapsed >= this.total) return Number.POSITIVE_INFINITY;
    const target = elapsed + this.origin;
    let low = 0;
    let high = this.cumulative.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.cumulative[middle] ?? 0) <= target) low = middle;
      else high = middle;
    }
    const before = this.cumulative[low] ?? 0;
    const width = (this.cumulative[high] ?? before) - before;
    return this.firstHour + (low + (width > 0 ? (target - before) / width : 0)) * HOUR_MS;
  }

  /** The local clock at an instant, as milliseconds since 1970-01-01T00:00 local time. */
  local(instant: number): number {
    const offset = this.offsets[Math.floor((instant - this.firstHour) / HOUR_MS)];
    return instant + (offset ?? zoneOffset(this.timeZone, instant));
  }

  private at(instant: number): number {
    const position = (instant - this.firstHour) / HOUR_MS;
    const slot = Math.min(Math.floor(position), this.cumulative.length - 2);
    const before = this.cumulative[slot] ?? 0;
    return before + ((this.cumulative[slot + 1] ?? before) - before) * (position - slot);
  }
}

function cumulate(country: string, offsets: Float64Array, firstHour: number): Float64Array {
  const cumulative = new Float64Array(offsets.length + 1);
  const firstDay = Math.floor(firstHour / DAY_MS);
  let today = Number.NaN;
  let factor = 1;
  let hours: readonly number[] = [];
  for (let slot = 0; slot < offsets.length; slot++) {
    const local = firstHour + slot * HOUR_MS + (offsets[slot] ?? 0);
    const day = Math.floor(local / DAY_MS);
    if (day !== today) {
      today = day;
      factor = dayFactor(country, day, firstDay);
      hours = hourFactors(country, day);
    }
    const hour = Math.floor((local - day * DAY_MS) / HOUR_MS);
    cumulative[slot + 1] = (cumulative[slot] ?? 0) + factor * (hours[hour] ?? 1);
  }
  return cumulative;
}
