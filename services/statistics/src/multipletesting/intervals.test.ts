import fc from "fast-check";
import { expect, test } from "vitest";
import { compareEstimates, holm, seededRandom, selectedIntervals, simultaneousIntervals } from "../index.ts";
import { defined } from "../testing/defined.ts";

const arm = (value: number) => ({ n: 50, value, variance: 0.5, degreesOfFreedom: 49 });
const differences = fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { minLength: 1, maxLength: 12 });
const compared = (them: number[], alpha = 0.05) => them.map((it) => defined(compareEstimates(arm(0), arm(it), alpha)));

test("one difference keeps its interval, five get theirs at 1 − alpha / 5", () => {
  const [one] = compared([1.5]);
  for (const adjust of [simultaneousIntervals, selectedIntervals]) {
    expect(adjust([one!], 0.05)[0]!.lower).toBeCloseTo(one!.lower, 12);
    expect(adjust([], 0.05)).toEqual([]);
    for (const alpha of [0, 1, Number.NaN]) expect(() => adjust([one!], alpha)).toThrow(/alpha must/);
  }
  const five = simultaneousIntervals(compared([1, 2, 3, 4, 5]), 0.05);
  compared([1, 2, 3, 4, 5], 0.01).forEach((it, i) => {
    expect(five[i]!.upper).toBeCloseTo(it.upper, 12);
  });
});

test("an interval without 0 is an effect that Holm finds; a selected effect's interval is without 0", () => {
  fc.assert(
    fc.property(differences, (them) => {
      const comparisons = compared(them);
      const strict = holm(comparisons.map((it) => it.pValue));
      simultaneousIntervals(comparisons, 0.05).forEach(({ lower, upper }, i) => {
        if (lower > 1e-9 || upper < -1e-9) expect(strict[i]).toBeLessThanOrEqual(0.05 + 1e-9);
      });
      for (const { lower, upper, selected } of selectedIntervals(comparisons, 0.05)) {
        if (selected) expect(lower > -1e-9 || upper < 1e-9).toBe(true);
      }
    }),
  );
});

test("where 2 of 5 are found, intervals are those at 1 − 2 alpha / 5", () => {
  const them = [0.1, 6, -0.3, -7, 0.2];
  const selected = selectedIntervals(compared(them), 0.05);
  expect(selected.map((it) => it.selected)).toEqual([false, true, false, true, false]);
  compared(them, 0.02).forEach((it, i) => {
    expect(selected[i]!.lower).toBeCloseTo(it.lower, 12);
  });
});

test("of 4,000 families of 20 with 5 true effects, at most alpha of the selected intervals miss, on average", () => {
  const random = seededRandom(5);
  const normal = (): number => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const truths = Array.from({ length: 20 }, (_, i) => (i < 5 ? 2.5 : 0));
  let missed = 0;
  for (let run = 0; run < 4000; run++) {
    const found = selectedIntervals(compared(truths.map((it) => it + normal())), 0.1);
    const selected = found.flatMap((it, i) => (it.selected ? [it.lower > truths[i]! || it.upper < truths[i]!] : []));
    if (selected.length > 0) missed += selected.filter(Boolean).length / selected.length;
  }
  // Simulated effects are normal and the intervals Student's, so they miss a little less; 0.015 is three standard errors.
  expect(missed / 4000).toBeLessThan(0.1 + 0.015);
  expect(missed / 4000).toBeGreaterThan(0.02);
});
