import { expect, test } from "vitest";
import { axisTime, bucketTime, formatBucket, formatRange, isTimeZone, whyIncomplete } from "./bucket.ts";
import { resolveInterval } from "./interval.ts";
import { formatSeconds } from "./moment.ts";

test("a date is the shop's day whatever zone the reader sits in", () => {
  expect(formatBucket("2026-11-21", "day", "America/Los_Angeles", "en-GB")).toBe("Sat, 21 Nov 2026");
  expect(bucketTime("2026-11-21").local).toBe(true);
});

test("an instant is shown in the reader's zone", () => {
  expect(formatBucket("2026-11-21T23:00:00Z", "hour", "Asia/Tokyo", "en-GB")).toMatch(/^Sun,? 22 Nov,? 08:00$/);
});

test("weeks and months say what they are", () => {
  expect(formatBucket("2026-11-16", "week", "utc", "en-GB")).toBe("Week of 16 Nov 2026");
  expect(formatBucket("2026-11-01", "month", "utc", "en-GB")).toBe("November 2026");
});

test("a range names its last day, not the exclusive end", () => {
  expect(formatRange("2010-12-01", "2011-12-10", "utc", "en-GB")).toMatch(/^1 Dec 2010\s–\s9 Dec 2011$/);
});

test("an incomplete bucket says whether it is not over or cut by the range", () => {
  expect(whyIncomplete("2026-11-21", "day", "2026-11-21T12:00:00Z")).toBe("Day not over");
  expect(whyIncomplete("2010-11-29", "week", "2026-11-21T12:00:00Z")).toBe("Week cut by the range");
  expect(whyIncomplete("2026-11-01", "none", "2026-11-21T12:00:00Z")).toBe("Period cut by the range");
});

test("automatic intervals keep charts readable", () => {
  expect(resolveInterval("auto", "2026-11-21", "2026-11-22")).toBe("hour");
  expect(resolveInterval("auto", "2026-10-25", "2026-11-22")).toBe("day");
  expect(resolveInterval("auto", "2010-12-01", "2011-12-10")).toBe("week");
  expect(resolveInterval("auto", "2019-01-01", "2026-11-22")).toBe("month");
  expect(resolveInterval("hour", "2019-01-01", "2026-11-22")).toBe("hour");
});

test("only zones that exist are taken from an address", () => {
  expect([isTimeZone("utc"), isTimeZone("Asia/Tokyo"), isTimeZone("Mars/Base"), isTimeZone(undefined)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("on a chart of shop days an instant lies at its local time", () => {
  const noon = Date.parse("2026-11-21T12:00:00Z");
  expect(axisTime(noon, true, "Europe/Paris") - noon).toBe(3_600_000);
  expect(axisTime(noon, false, "Europe/Paris")).toBe(noon);
});

test("lengths are told in one unit", () => {
  expect([0.012, 4.24, 45, 90, 7200, 200_000].map(formatSeconds)).toEqual([
    "12 ms",
    "4.2 s",
    "45 s",
    "1 min",
    "2 h",
    "2 d",
  ]);
});
