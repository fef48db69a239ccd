import { describe, expect, test } from "vitest";
import { type Tally, tally } from "./sequential/tally.ts";

const runs = 2_000;
const shape = { days: 30, perDay: 200 } as const;
/** Four standard errors of a share of 5 %. */
const margin = 4 * Math.sqrt((0.05 * 0.95) / runs);
const of = (tallies: Tally[], name: string): Tally => tallies.find((it) => it.name.startsWith(name))!;

// `node services/statistics/bench/sequential/run.ts` does the same with 10,000 runs and prints the tables.
describe.each(["conversion", "revenue"] as const)("%s, 2,000 A/A runs looked at daily for 30 days", (metric) => {
  const none = tally({ ...shape, metric, rates: [0.05, 0.05] }, runs, 1);
  test("a fixed test that is looked at daily errs many times as often as it says", () => {
    expect(of(none, "fixed test, looked at daily").found).toBeGreaterThan(0.2);
  });
  test("every sequential test keeps 5 %", () => {
    for (const { name, keeps, found } of none) if (keeps) expect(found, name).toBeLessThan(0.05 + margin);
  });
});

describe("conversion with a true effect of which a fixed test finds 80 %", () => {
  const effect = tally({ ...shape, metric: "conversion", rates: [0.05, 0.0617] }, runs, 2);
  test("the last day alone finds 80 %; looks cost little after O'Brien and Fleming, and more at any time", () => {
    const found = (name: string): number => of(effect, name).found;
    expect(Math.abs(found("fixed test, last day only") - 0.8)).toBeLessThan(0.05);
    expect(found("group sequential, O'Brien-Fleming, daily")).toBeGreaterThan(0.74);
    expect(found("group sequential, Pocock")).toBeGreaterThan(0.6);
    expect(found("confidence sequence")).toBeGreaterThan(0.4);
  });
  test("sequential tests end sooner", () => {
    for (const { name, keeps, used } of effect) {
      if (keeps && name !== "fixed test, last day only") expect(used, name).toBeLessThan(0.9);
    }
  });
  test("the true effect is left out on any of 30 days no more often than in 5 % of runs", () => {
    for (const { name, keeps, missedTruth } of effect) {
      if (keeps) expect(missedTruth, name).toBeLessThan(0.05 + margin);
      else expect(missedTruth, name).toBeGreaterThan(0.2);
    }
  });
});
