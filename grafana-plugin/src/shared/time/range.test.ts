import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  absolute,
  DEFAULT_RANGE,
  fromTimeRange,
  isValidRange,
  shiftRange,
  toApiRange,
  toInstants,
  toTimeRange,
  zoomOut,
} from "./range.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime("2026-11-21T13:30:00Z");
});

afterEach(() => {
  vi.useRealTimers();
});

test("the last 28 days end with today, and the API's end is tomorrow", () => {
  expect(toApiRange(DEFAULT_RANGE, "utc")).toEqual({ from: "2026-10-25", to: "2026-11-22" });
});

test("a day is the reader's day, not London's", () => {
  vi.setSystemTime("2026-11-21T22:30:00Z");
  expect(toApiRange({ from: "now/d", to: "now/d" }, "Asia/Tokyo")).toEqual({ from: "2026-11-22", to: "2026-11-23" });
});

test("dates pass as they are, with an exclusive end", () => {
  const raw = { from: "2010-12-01", to: "2011-12-10" };
  expect(toApiRange(raw, "Europe/Berlin")).toEqual(raw);
});

test("a few hours are asked for as instants", () => {
  expect(toApiRange({ from: "now-6h", to: "now" }, "utc")).toEqual({
    from: "2026-11-21T07:30:00.000Z",
    to: "2026-11-21T13:30:00.000Z",
  });
});

test("many days with odd hours are widened to whole days", () => {
  expect(toApiRange({ from: "now-7d", to: "now" }, "utc")).toEqual({ from: "2026-11-14", to: "2026-11-22" });
});

test.each([
  { from: "2010-12-01", to: "2011-12-10" },
  { from: "now-27d/d", to: "now/d" },
])("the picker gives back the range it was given: $from", (raw) => {
  expect(fromTimeRange(toTimeRange(raw, "utc"))).toEqual(raw);
});

test("moving keeps the length and leaves no gap", () => {
  expect(shiftRange({ from: "2026-11-01", to: "2026-11-08" }, "utc", -1)).toEqual({
    from: "2026-10-25",
    to: "2026-11-01",
  });
  expect(shiftRange(DEFAULT_RANGE, "utc", -1)).toEqual({ from: "2026-09-27", to: "2026-10-25" });
});

test("zooming out doubles the range", () => {
  expect(zoomOut({ from: "2026-11-05", to: "2026-11-09" }, "utc")).toEqual({ from: "2026-11-03", to: "2026-11-11" });
});

test("a stretch drawn on a chart becomes whole days, or hours when it is short", () => {
  expect(absolute(Date.parse("2026-11-01T07:00:00Z"), Date.parse("2026-11-05T11:00:00Z"), "utc")).toEqual({
    from: "2026-11-01",
    to: "2026-11-06",
  });
  expect(absolute(Date.parse("2026-11-01T07:00:00Z"), Date.parse("2026-11-01T11:00:00Z"), "utc").to).toBe(
    "2026-11-01T11:00:00.000Z",
  );
});

test("nonsense and ranges that run backwards are refused", () => {
  expect(isValidRange({ from: "soon", to: "later" }, "utc")).toBe(false);
  expect(isValidRange({ from: "2026-11-02", to: "2026-11-01" }, "utc")).toBe(false);
  expect(isValidRange({ from: "2026-11-01", to: "2026-11-02" }, "utc")).toBe(true);
});

test("questions about signals are asked in exact moments, the end exclusive", () => {
  expect(toInstants({ from: "now-1h", to: "now" }, "utc")).toEqual({
    from: "2026-11-21T12:30:00.000Z",
    to: "2026-11-21T13:30:00.000Z",
  });
  expect(toInstants({ from: "now/d", to: "now/d" }, "Asia/Tokyo")).toEqual({
    from: "2026-11-20T15:00:00.000Z",
    to: "2026-11-21T15:00:00.000Z",
  });
});
