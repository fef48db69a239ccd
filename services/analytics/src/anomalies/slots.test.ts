import { expect, test } from "vitest";
import { toHour } from "./observe.ts";
import { localSlots, slotsOf } from "./slots.ts";

const hour = (at: string) => toHour(Date.parse(at));
const day = 24;
const berlin = localSlots("Europe/Berlin");

test.each([
  ["UTC", "1970-01-01T00:00:00Z", 3 * day, "1970 began on a Thursday"],
  ["UTC", "1969-12-31T23:00:00Z", 3 * day - 1, "before 1970 too"],
  ["UTC", "2026-11-16T00:00:00Z", 0, "weeks begin on Monday"],
  ["UTC", "2026-11-22T23:00:00Z", 167, "and end on Sunday"],
  ["Europe/Berlin", "2026-11-15T23:00:00Z", 0, "on the local clock, in winter"],
  ["Europe/Berlin", "2026-07-05T22:00:00Z", 0, "and in summer"],
  ["America/New_York", "2026-11-16T05:00:00Z", 0, "behind UTC"],
  ["Asia/Kolkata", "2026-11-15T18:00:00Z", 167, "half an hour counts with the hour it begins in"],
  ["Asia/Kolkata", "2026-11-15T19:00:00Z", 0, "and so on"],
  ["Pacific/Auckland", "2026-11-15T11:00:00Z", 0, "a day ahead"],
])("in %s the hour of %s has the slot %d: %s", (zone, at, slot) => expect(localSlots(zone)(hour(at))).toBe(slot));

const along = (from: string, hours: number) => Array.from({ length: hours }, (_, n) => berlin(hour(from) + n));
const sunday = 6 * day;

test("when clocks go forward in Berlin, the hour from two to three is left out", () => {
  expect(along("2026-03-28T23:00:00Z", 5)).toEqual([0, 1, 3, 4, 5].map((n) => sunday + n));
});

test("when clocks go back in Berlin, the hour from two to three comes twice", () => {
  expect(along("2026-10-24T22:00:00Z", 5)).toEqual([0, 1, 2, 2, 3].map((n) => sunday + n));
});

test("in any order and asked again, an hour has the same slot", () => {
  const hours = Array.from({ length: 400 }, (_, n) => hour("2026-03-20T00:00:00Z") + n);
  const forward = hours.map(localSlots("Europe/Berlin"));
  const backward = hours.toReversed().map(localSlots("Europe/Berlin")).toReversed();
  expect(backward).toEqual(forward);
  expect(hours.map(berlin)).toEqual(forward);
});

test("a year of UTC has every slot in turn", () => {
  const utc = localSlots("UTC");
  const first = hour("2026-01-05T00:00:00Z");
  for (let n = 0; n < 52 * 168; n++) expect(utc(first + n)).toBe(n % 168);
});

test("a series goes by its own clock, then by that of the shop, then by UTC", () => {
  const at = hour("2026-11-16T00:00:00Z");
  const zones = [
    { dimension: "", value: "", time_zone: "Europe/Berlin" },
    { dimension: "country", value: "United States", time_zone: "America/New_York" },
  ];
  expect(slotsOf(zones)(at, { dimension: "country", value: "United States" })).toBe(163);
  expect(slotsOf(zones)(at, { dimension: "country", value: "France" })).toBe(1);
  expect(slotsOf(zones)(at, { dimension: "channel", value: "United States" })).toBe(1);
  expect(slotsOf([])(at, { dimension: "", value: "" })).toBe(0);
});
