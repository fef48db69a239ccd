import { describe, expect, it } from "vitest";
import { DAY_MS, dayNumber, HOUR_MS, isoDate, weekdayOf } from "./days.ts";
import { easterSunday } from "./easter.ts";
import { blackFriday, holidaysOf } from "./holidays.ts";
import { Profile } from "./profile.ts";
import { zoneOffset } from "./zone.ts";

describe("calendar", () => {
  it.each(["2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20", "2038-04-25"])(
    "finds Easter on %s",
    (date) => expect(isoDate(easterSunday(Number(date.slice(0, 4))))).toBe(date),
  );

  it.each(["2023-11-24", "2024-11-29", "2025-11-28", "2030-11-29"])("finds Black Friday on %s", (date) => {
    expect(isoDate(blackFriday(Number(date.slice(0, 4))))).toBe(date);
  });

  it("counts weekdays from Monday, also before 1970", () => {
    expect(weekdayOf(dayNumber(2025, 11, 24))).toBe(0);
    expect(weekdayOf(dayNumber(1969, 12, 28))).toBe(6);
  });

  it("gives each country its own national holidays", () => {
    const names = (country: string) => holidaysOf(country, 2025).map(({ name }) => name);
    expect(names("FR")).toContain("Bastille Day");
    expect(names("DE")).not.toContain("Bastille Day");
    expect(names("IE")).toContain("Christmas Day");
  });
});

describe("zoneOffset", () => {
  it.each([
    ["Europe/Paris", "2025-01-15T12:00:00Z", 1],
    ["Europe/Paris", "2025-07-15T12:00:00Z", 2],
    ["Europe/Dublin", "2025-01-15T12:00:00Z", 0],
    ["Atlantic/Azores", "2025-01-15T12:00:00Z", -1],
    ["Indian/Reunion", "2025-07-15T12:00:00Z", 4],
  ])("%s at %s is %i hours", (zone, instant, hours) => {
    expect(zoneOffset(zone, Date.parse(instant))).toBe(hours * HOUR_MS);
  });
});

describe("Profile", () => {
  const start = Date.parse("2025-03-01T10:20:30Z");
  const end = Date.parse("2025-04-15T07:08:09Z");
  const profile = new Profile("FR", "Europe/Paris", start, end);

  it("has the length of the range as its operational time", () => {
    expect(profile.total).toBeCloseTo((end - start) / DAY_MS, 9);
    expect(profile.elapsed(start)).toBe(0);
    expect(profile.elapsed(end)).toBeCloseTo(profile.total, 9);
  });

  it("turns operational time back into the instant it came from", () => {
    for (let at = start; at < end; at += 7_654_321) {
      expect(Math.abs(profile.instant(profile.elapsed(at)) - at)).toBeLessThan(1);
    }
  });

  it("clamps instants outside the range and has none past the end", () => {
    expect(profile.elapsed(start - DAY_MS)).toBe(0);
    expect(profile.elapsed(end + DAY_MS)).toBeCloseTo(profile.total, 9);
    expect(profile.instant(profile.total)).toBe(Number.POSITIVE_INFINITY);
  });

  it("moves the evening peak one hour earlier in UTC when clocks go forward on 30 March", () => {
    const peak = (date: string) => {
      const midnight = Date.parse(date);
      const hours = Array.from({ length: 24 }, (_, h) => midnight + h * HOUR_MS);
      const busy = hours.map((at) => profile.elapsed(at + HOUR_MS) - profile.elapsed(at));
      return busy.indexOf(Math.max(...busy));
    };
    expect(peak("2025-03-27")).toBe(19);
    expect(peak("2025-04-03")).toBe(18);
  });

  it("has 23 local hours on the day clocks go forward", () => {
    const from = Date.parse("2025-03-29T23:00:00Z");
    const hours = Array.from({ length: 23 }, (_, h) => (profile.local(from + h * HOUR_MS) % DAY_MS) / HOUR_MS);
    expect(hours).toEqual([0, 1, ...Array.from({ length: 21 }, (_, i) => i + 3)]);
  });
});
