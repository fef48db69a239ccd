import { addDays, bucketStart } from "../kpis/index.ts";
import { dayMs } from "../platform/time/days.ts";
import type { CohortGrain } from "./schema.ts";

/** The first day of the period that lies `periods` after the one that begins on `start`. */
export function shiftPeriod(grain: CohortGrain, start: string, periods: number): string {
  if (grain === "week") return addDays(start, periods * 7);
  const date = new Date(`${start}T00:00:00Z`);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + periods, 1)).toISOString().slice(0, 10);
}

/** Weeks are counted from Monday 1970-01-05, months from year 0, as in the tables. Of a day within one: the next. */
export function periodNumber(grain: CohortGrain, day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  if (grain === "week") return Math.ceil((date.getTime() / dayMs - 4) / 7);
  return 12 * date.getUTCFullYear() + date.getUTCMonth() + (date.getUTCDate() > 1 ? 1 : 0);
}

/** How many periods lie between the one that begins on `start` and the one that holds `day`. */
export function periodsUntil(grain: CohortGrain, start: string, day: string): number {
  const [a, b] = [new Date(`${start}T00:00:00Z`), new Date(`${bucketStart(grain, day)}T00:00:00Z`)];
  if (grain === "week") return Math.round((b.getTime() - a.getTime()) / (7 * dayMs));
  return 12 * (b.getUTCFullYear() - a.getUTCFullYear()) + b.getUTCMonth() - a.getUTCMonth();
}
