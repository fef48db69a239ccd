import type { Holiday } from "../types.ts";
import { dayNumber, isoDate, weekdayOf } from "./days.ts";
import { easterSunday } from "./easter.ts";

interface NamedDay {
  name: string;
  day: number;
}

/** Fixed national holidays by country, as "MM-DD name". */
const FIXED: Record<string, readonly string[]> = {
  FR: [
    "05-01 Labour Day",
    "05-08 Victory Day",
    "07-14 Bastille Day",
    "08-15 Assumption",
    "11-01 All Saints",
    "11-11 Armistice Day",
  ],
  DE: ["05-01 Labour Day", "10-03 German Unity Day", "12-26 Second Day of Christmas"],
  ES: [
    "01-06 Epiphany",
    "05-01 Labour Day",
    "08-15 Assumption",
    "10-12 National Day",
    "11-01 All Saints",
    "12-06 Constitution Day",
  ],
  IT: [
    "01-06 Epiphany",
    "04-25 Liberation Day",
    "05-01 Labour Day",
    "06-02 Republic Day",
    "08-15 Ferragosto",
    "11-01 All Saints",
  ],
  NL: ["04-27 King's Day", "12-26 Second Day of Christmas"],
  PT: [
    "04-25 Freedom Day",
    "05-01 Labour Day",
    "06-10 Portugal Day",
    "10-05 Republic Day",
    "11-01 All Saints",
    "12-08 Immaculate Conception",
  ],
  IE: ["03-17 Saint Patrick's Day", "12-26 Saint Stephen's Day"],
  FI: ["05-01 May Day", "12-06 Independence Day", "12-26 Saint Stephen's Day"],
};

const EVERYWHERE = ["01-01 New Year's Day", "12-24 Christmas Eve", "12-25 Christmas Day", "12-31 New Year's Eve"];

/** Black Friday: the day after the fourth Thursday of November. */
export function blackFriday(year: number): number {
  const first = dayNumber(year, 11, 1);
  return first + ((3 - weekdayOf(first) + 7) % 7) + 21 + 1;
}

/** The holidays and shopping days of one country in one year, in no particular order. */
export function holidaysOf(country: string, year: number): Holiday[] {
  const fixed = [...EVERYWHERE, ...(FIXED[country] ?? [])].map((text) => fixedDay(year, text));
  const easter = easterSunday(year);
  const national = [...fixed, { name: "Easter Sunday", day: easter }];
  if (country !== "PT" && country !== "ES") national.push({ name: "Easter Monday", day: easter + 1 });
  const friday = blackFriday(year);
  const shopping = [
    { name: "Black Friday", day: friday },
    { name: "Cyber Monday", day: friday + 3 },
  ];
  return [...national.map(toHoliday(country, "national")), ...shopping.map(toHoliday(country, "shopping"))];
}

function fixedDay(year: number, text: string): NamedDay {
  return { name: text.slice(6), day: dayNumber(year, Number(text.slice(0, 2)), Number(text.slice(3, 5))) };
}

function toHoliday(country: string, kind: Holiday["kind"]) {
  return ({ name, day }: NamedDay): Holiday => ({ date: isoDate(day), country, name, kind });
}
