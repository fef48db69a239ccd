import fc from "fast-check";
import { expect, test } from "vitest";
import { stepAt, stepsOf } from "./steps.ts";

const at = (text: string) => new Date(text);

test.each([
  ["2026-11-21T10:00:00Z", "2026-11-21T11:00:00Z", 60, 60],
  ["2026-11-20T14:00:00Z", "2026-11-21T14:00:00Z", 1_800, 48],
  ["2026-11-21T10:00:00Z", "2026-11-21T10:00:01Z", 10, 1],
  ["2016-11-21T10:00:00Z", "2026-11-21T10:00:00Z", 4_838_400, 67],
])("from %s to %s: steps of %d s", (from, to, seconds, count) => {
  const steps = stepsOf({ from: at(from), to: at(to) }, 72);
  expect([steps.seconds, steps.starts.length]).toEqual([seconds, count]);
});

test("steps cover the range without gap, begin on multiples of their length, and every instant of it has one", () => {
  const ms = fc.integer({ min: 0, max: 2_000_000_000_000 });
  fc.assert(
    fc.property(
      ms,
      fc.integer({ min: 1, max: 400 * 86_400_000 }),
      fc.double({ min: 0, max: 0.999999, noNaN: true }),
      (from, length, share) => {
        const range = { from: new Date(from), to: new Date(from + length) };
        const steps = stepsOf(range, 72);
        const first = steps.starts[0]?.getTime() ?? Number.NaN;
        expect(first % (steps.seconds * 1_000)).toBe(0);
        expect(first).toBeLessThanOrEqual(from);
        expect(steps.starts.length).toBeLessThanOrEqual(74);
        expect(stepAt(steps, new Date(from + Math.floor(share * length)))).toBeGreaterThanOrEqual(0);
        expect(stepAt(steps, new Date(first - 1))).toBe(-1);
      },
    ),
  );
});
