import { expect, test } from "vitest";
import { seedsOf } from "./scorecard.ts";

test.each([
  ["3", [3]],
  ["1..4", [1, 2, 3, 4]],
  ["7..7", [7]],
  ["1,5,9", [1, 5, 9]],
  [" 1 , 4..5 ", [1, 4, 5]],
  ["1..3,2..4,3", [1, 2, 3, 4]],
  ["0", [0]],
])("%s are the seeds %o, each once", (text, seeds) => expect(seedsOf(text)).toEqual(seeds));

test("a thousand seeds are the most of one range", () => {
  expect(seedsOf("1..1000")).toHaveLength(1_000);
  expect(() => seedsOf("1..1001")).toThrow(/at most 1000/);
});

test.each(["", "one", "-1", "1.5", "5..1", "1..", "..3", "1...3", "1,,3", "NaN", "1e3"])(
  "%s is no list of seeds",
  (text) => {
    expect(() => seedsOf(text)).toThrow(/seeds/);
  },
);
