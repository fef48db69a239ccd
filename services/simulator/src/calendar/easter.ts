import { dayNumber } from "./days.ts";

/**
 * Easter Sunday of the Gregorian calendar.
 *
 * What: the day number (days since 1970-01-01) of the first Sunday after the paschal full moon.
 * Source: Meeus, "Astronomical Algorithms", 1991, chapter 8 (the anonymous Gregorian computus).
 * Example: `isoDate(easterSunday(2025))` is "2025-04-20".
 */
export function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const ordinal = epact + weekday - 7 * correction + 114;
  return dayNumber(year, Math.floor(ordinal / 31), (ordinal % 31) + 1);
}
