import { dayMs } from "../../../platform/time/days.ts";

/** Weeks are counted from Monday 1970-01-05, months from year 0, as mart.week_of and mart.month_of do. */
export const weekOf = (day: number): number => Math.floor((day - 4) / 7);

export function monthOf(day: number): number {
  const date = new Date(day * dayMs);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

/** Whole numbers from `first` on. */
export interface Range {
  first: number;
  count: number;
}

/** What is said of a day is reckoned once. */
export function byDay<Value>({ first, count }: Range, of: (day: number) => Value): (day: number) => Value {
  const known = new Array<Value | undefined>(count);
  return (day) => (known[day - first] ??= of(day));
}
