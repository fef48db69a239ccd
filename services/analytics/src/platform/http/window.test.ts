import { expect, test } from "vitest";
import { VigieError } from "../errors/index.ts";
import { hour, list, parseWindow } from "./window.ts";

const clock = () => new Date("2026-11-21T14:00:00Z");

test.each([
  [{}, "2026-11-20T14:00:00.000Z", "2026-11-21T14:00:00.000Z"],
  [{ from: "2026-11-01" }, "2026-11-01T00:00:00.000Z", "2026-11-21T14:00:00.000Z"],
  [{ to: "2026-11-10" }, "2026-11-09T00:00:00.000Z", "2026-11-10T00:00:00.000Z"],
  [
    { from: "2026-11-21T10:00+01:00", to: "2026-11-21T10:00:00.5Z" },
    "2026-11-21T09:00:00.000Z",
    "2026-11-21T10:00:00.500Z",
  ],
])("%j is a window", (query, from, to) => {
  const window = parseWindow(query, clock, 24 * hour);
  expect([window.from.toISOString(), window.to.toISOString()]).toEqual([from, to]);
});

test.each([
  [{ from: "yesterday" }, "from"],
  [{ from: "2026-13-01" }, "from"],
  [{ to: "2026-11-21 10:00" }, "to"],
  [{ from: "2026-11-21", to: "2026-11-21" }, "from"],
])("%j is refused and names %s", (query, field) => {
  let caught: unknown;
  try {
    parseWindow(query, clock, hour);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(VigieError);
  expect((caught as VigieError).faults[0]?.field).toBe(field);
});

test("a filter may be left out, given once or several times", () => {
  expect([list(undefined), list("a"), list(["a", "b"])]).toEqual([null, ["a"], ["a", "b"]]);
});
