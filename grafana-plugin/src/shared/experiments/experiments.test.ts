import { expect, test } from "vitest";
import { comparedMetric, comparison, experimentResult } from "../testing/experiments.ts";
import { axisOf, placeOn, spotsOf } from "./intervals.ts";
import { resultCsv } from "./ResultTable.tsx";
import { pText, shareText, verdictOf } from "./words.ts";

test.each([
  [0.2345, "0.23"],
  [0.0047, "0.0047"],
  [0.00001, "below 0.0001"],
  [0, "below 0.0001"],
])("a p-value of %d is said as %s, and never as 0", (p, text) => expect(pText(p)).toBe(text));

test("a change always says its sign", () => {
  expect([shareText(0.0432), shareText(-0.25), shareText(0)]).toEqual(["+4.32 %", "−25.0 %", "0.00 %"]);
});

test.each([
  [comparison(), "Higher"],
  [comparison({ difference: { value: -1, lower: -2, upper: -0.1 } }), "Lower"],
  [comparison({ significant: false }), "Could be chance"],
  [comparison({ p: { reason: "no_variance", detail: "x" } }), "Not enough data"],
  [comparison({ guardrail: { verdict: "harmful", margin: 0, at_most: 1, p_harm: 0, p_safe: 1 } }), "Harmful: stop"],
  [comparison({ guardrail: { reason: "no_variance", detail: "x" } }), "Not enough data"],
])("a line's verdict is in plain words", (it, word) => expect(verdictOf(it).word).toBe(word));

test("no change is on the axis, in its middle, and every value has its place", () => {
  const axis = axisOf(spotsOf(experimentResult.metrics));
  expect(placeOn(axis, 0)).toBe(0.5);
  expect(axis.ticks).toContain(0);
  expect(axis.low).toBeLessThanOrEqual(0.05);
  expect(axis.high).toBeGreaterThanOrEqual(0.15);
  expect([placeOn(axis, -9), placeOn(axis, 9)]).toEqual([0, 1]);
});

test("one giant interval does not squeeze the others", () => {
  const giant = comparedMetric("Refunds", { lift: { value: 0.1, lower: -9, upper: 9 } });
  const axis = axisOf(spotsOf([...experimentResult.metrics, giant, comparedMetric("Units")]));
  expect(axis.high).toBeLessThan(1);
});

test("the CSV has a line a metric and arm, and leaves empty what is not known", () => {
  const lines = resultCsv(experimentResult.metrics, "grey").split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(/^Gross revenue,green,1010,20,22,0.1,0.05,0.15/);
  expect(lines[3]).toContain("AOV,green,1010,20,22,,,,,,");
});
