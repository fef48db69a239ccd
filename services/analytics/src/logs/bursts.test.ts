import fc from "fast-check";
import { expect, test } from "vitest";
import { type Burst, burstsOverTime, findBursts } from "./bursts.ts";

const start = Date.parse("2026-11-01T00:00:00Z");
const day = 288;
const hour = 12;
const steps = (n: number) => ({
  seconds: 300,
  starts: Array.from({ length: n }, (_, index) => new Date(start + index * 300_000)),
});
const overTime = (counts: readonly number[]) => burstsOverTime("web", counts, steps(counts.length));
const spans = (bursts: readonly Burst[]) =>
  bursts.map(({ started_at, ended_at, errors }) => ({
    from: (started_at.getTime() - start) / 300_000,
    to: ended_at && (ended_at.getTime() - start) / 300_000,
    errors,
  }));

/** Two errors a step, and more of them from some step on. */
function shop(days: number, bursts: readonly { at: number; length: number; errors: number }[]): number[] {
  const counts = Array.from({ length: days * day }, () => 2);
  for (const { at, length, errors } of bursts) {
    for (let n = at; n < Math.min(counts.length, at + length); n++) counts[n] = errors;
  }
  return counts;
}

const short = fc.record({
  at: fc.integer({ min: 0, max: 3 * day - 1 }),
  length: fc.integer({ min: 1, max: 2 * hour }),
  errors: fc.integer({ min: 40, max: 900 }),
});

test("where bursts are short, looking again and again finds what one look finds", () => {
  fc.assert(
    fc.property(fc.array(short, { maxLength: 5 }), (bursts) => {
      const counts = shop(3, bursts);
      expect(spans(overTime(counts))).toEqual(spans(findBursts("web", counts, steps(counts.length))));
    }),
  );
});

test("bursts of a past longer than one look are each found once", () => {
  const bursts = [2, 9, 16, 20].map((n) => ({ at: n * day + 100, length: 6, errors: 60 }));
  expect(spans(overTime(shop(21, bursts)))).toEqual(bursts.map(({ at }) => ({ from: at, to: at + 6, errors: 360 })));
});

test.each([0, 1, 2, 3, 4, 5])("a burst of twenty hours is one burst, whatever hour it begins at: %d", (later) => {
  const at = 5 * day + later * hour;
  expect(spans(overTime(shop(12, [{ at, length: 20 * hour, errors: 50 }])))).toEqual([
    { from: at, to: at + 20 * hour, errors: 50 * 20 * hour },
  ]);
});

test("one that goes on at the end has no end", () => {
  const at = 4 * day - 3;
  expect(spans(overTime(shop(4, [{ at, length: 99, errors: 50 }])))).toEqual([{ from: at, to: null, errors: 150 }]);
});

test.each([
  ["no steps", [], []],
  ["one quiet step", [0], []],
  [
    "half a day with a burst",
    [...Array.from({ length: 140 }, () => 0), 30, 30, 0],
    [{ from: 140, to: 142, errors: 60 }],
  ],
  ["nothing ever", shop(4, []).map(() => 0), []],
  ["always the same", shop(4, []), []],
])("%s", (_, counts, expected) => expect(spans(overTime(counts))).toEqual(expected));
