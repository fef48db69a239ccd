import { dateOf, dayNumber, isoDate, weekdayOf } from "./days.ts";
import { blackFriday, holidaysOf } from "./holidays.ts";

/** Monday first: home shopping peaks on Sunday and Monday and is low on Friday and Saturday. */
const WEEKDAY = [1.1, 1.05, 1.02, 1.0, 0.9, 0.85, 1.08];

/** January first; the shopping days of November and December come on top. */
const MONTH = [0.98, 0.92, 0.95, 0.96, 0.97, 0.95, 0.92, 0.9, 1.0, 1.03, 1.08, 1.08];

/** Where August is the holiday month, factors of July and August. */
const SUMMER: Record<string, readonly [july: number, august: number]> = {
  FR: [0.95, 0.8],
  IT: [0.95, 0.74],
  ES: [0.94, 0.8],
  PT: [0.96, 0.84],
  FI: [0.82, 0.97],
};

const WORKDAY_HOURS = [6, 3, 2, 1, 1, 3, 8, 18, 30, 42, 50, 52, 56, 54, 48, 46, 46, 50, 58, 68, 82, 80, 54, 24];
const WEEKEND_HOURS = [9, 5, 3, 2, 1, 2, 4, 10, 24, 44, 60, 66, 60, 54, 54, 56, 58, 60, 60, 64, 74, 70, 48, 24];
const GROWTH_PER_YEAR = 0.05;

const HOLIDAY: Record<string, number> = {
  "Christmas Eve": 0.45,
  "Christmas Day": 0.3,
  "New Year's Eve": 0.6,
  "New Year's Day": 0.65,
  "Black Friday": 2.7,
  "Cyber Monday": 2.1,
};

/** How busy one local day is in one country, against an average day at the start of the range. */
export function dayFactor(country: string, day: number, firstDay: number): number {
  const { year, month } = dateOf(day);
  const summer = month === 7 || month === 8 ? (SUMMER[country]?.[month - 7] ?? 1) : 1;
  const growth = (1 + GROWTH_PER_YEAR) ** ((day - firstDay) / 365);
  const base = (WEEKDAY[weekdayOf(day)] ?? 1) * (MONTH[month - 1] ?? 1) * summer * growth;
  return base * specialFactor(country, day, year);
}

/** Share-like weights of the 24 local hours of a day, adding up to 24. */
export function hourFactors(country: string, day: number): readonly number[] {
  const weekend = weekdayOf(day) >= 5;
  // Evenings start about an hour later on the Iberian peninsula.
  const late = country === "ES" || country === "PT";
  return weekend ? (late ? LATE_WEEKEND : WEEKEND) : late ? LATE_WORKDAY : WORKDAY;
}

function specialFactor(country: string, day: number, year: number): number {
  const date = isoDate(day);
  let factor = blackWeek(day - blackFriday(year)) * christmas(day, year);
  for (const holiday of yearOfHolidays(country, year)) {
    if (holiday.date === date) factor *= HOLIDAY[holiday.name] ?? 0.82;
  }
  return factor;
}

/** Days around Black Friday (day 0); the two peaks themselves are in HOLIDAY. */
function blackWeek(offset: number): number {
  if (offset === 1 || offset === 2) return 1.6;
  return offset >= -4 && offset < 0 ? 1.25 : 1;
}

/** The run-up from 1 December to the last safe shipping day, then the drop. */
function christmas(day: number, year: number): number {
  const offset = day - dayNumber(year, 12, 1);
  if (offset >= 0 && offset <= 18) return 1.15 + 0.025 * offset;
  return offset > 18 && offset < 23 ? 1.05 : 1;
}

const cache = new Map<string, ReturnType<typeof holidaysOf>>();

function yearOfHolidays(country: string, year: number) {
  const key = `${country}${year}`;
  const known = cache.get(key);
  if (known) return known;
  const holidays = holidaysOf(country, year);
  cache.set(key, holidays);
  return holidays;
}

function normalised(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (weight * 24) / total);
}

function anHourLater(weights: readonly number[]): readonly number[] {
  return weights.map((_, hour) => weights[(hour + 23) % 24] ?? 0);
}

const WORKDAY = normalised(WORKDAY_HOURS);
const WEEKEND = normalised(WEEKEND_HOURS);
const LATE_WORKDAY = anHourLater(WORKDAY);
const LATE_WEEKEND = anHourLater(WEEKEND);
