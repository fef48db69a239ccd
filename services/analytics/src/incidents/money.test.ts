import { undefinedResult } from "@vigie/statistics";
import { expect, test } from "vitest";
import { type Hour, judgeHistory, monitorFor, seriesOf, slotsOf } from "../anomalies/index.ts";
import { noMeasures } from "../kpis/index.ts";
import { generator } from "../platform/random/index.ts";
import { moneyAtStake } from "./money.ts";

const hour = (value: number, expected: number, more: { variance?: number; shared?: number } = {}): Hour => ({
  hour: 0,
  value,
  weight: 1,
  band: { expected, usual: expected, variance: more.variance ?? 0, shared: more.shared ?? 0 },
  found: true,
});
const unjudged: Hour = { ...hour(5, 0), band: undefinedResult("not_enough_data", "1 earlier buckets") };
const holiday: Hour = { ...hour(5, 0), band: null };
const euros = (...hours: Hour[]) => ({ currency: "EUR", minorUnits: 100, hours });

test("the documented example: expected 900 with a spread of 100 and 120 came: 780, from 584 to 976", () => {
  const three = [1, 2, 3].map(() => hour(4_000, 30_000, { variance: 10_000 ** 2 / 3 }));
  expect(moneyAtStake([euros(...three)], 3)).toEqual({ value: 780, low: 584, high: 976, currency: "EUR", n: 3 });
});

test("what hours share does not cancel over them", () => {
  const alone = moneyAtStake([euros(...Array.from({ length: 4 }, () => hour(0, 10_000, { variance: 1_000 ** 2 })))], 4);
  const together = moneyAtStake([euros(...Array.from({ length: 4 }, () => hour(0, 10_000, { shared: 0.1 })))], 4);
  const half = (it: typeof alone) => ("value" in it ? (it.high - it.low) / 2 : Number.NaN);
  expect(half(alone)).toBeCloseTo(1.96 * 20, 1);
  expect(half(together)).toBeCloseTo(1.96 * 40, 1);
});

test("a total outage costs all that was expected", () => {
  expect(moneyAtStake([euros(hour(0, 10_000), hour(0, 20_000))], 2)).toMatchObject({ value: 300, n: 2 });
});

test("more than was expected is below 0", () => {
  expect(moneyAtStake([euros(hour(500, 200))], 1)).toMatchObject({ value: -3, low: -3, high: -3 });
});

test("a night in which nothing was ever sold costs nothing, and is no gap", () => {
  const night: Hour = { ...hour(0, 0), band: undefinedResult("no_variance", "nothing was ever seen") };
  expect(moneyAtStake([euros(hour(0, 10_000), night, night, night)], 4)).toMatchObject({ value: 100, n: 4 });
});

test.each([
  ["no series", [], 3, "not_enough_data"],
  ["no hours", [euros()], 3, "not_enough_data"],
  ["no revenue at all", [euros(hour(0, 0), hour(0, 0))], 2, "not_enough_data"],
  ["no hour judged", [euros(unjudged, holiday)], 2, "not_enough_data"],
  ["less than half judged", [euros(hour(1, 5), unjudged, holiday)], 3, "not_enough_data"],
  ["two currencies", [euros(hour(1, 5)), { ...euros(hour(1, 5)), currency: "CHF" }], 1, "mixed_currencies"],
] as const)("%s is a reason and no amount", (_, parts, hours, reason) => {
  expect(moneyAtStake(parts, hours)).toMatchObject({ reason });
});

test("on a holiday the reason says so", () => {
  expect(moneyAtStake([euros(holiday, holiday)], 2)).toMatchObject({ detail: expect.stringContaining("holiday") });
  expect(moneyAtStake([euros(unjudged)], 1)).toMatchObject({ detail: expect.stringContaining("history") });
});

test("half of the hours judged is enough, and they are what it is summed over", () => {
  expect(moneyAtStake([euros(hour(100, 500), unjudged)], 2)).toMatchObject({ value: 4, n: 1 });
});

test("a currency in which nothing came does not stand in the way", () => {
  const other = { ...euros(hour(0, 0)), currency: "CHF" };
  expect(moneyAtStake([other, euros(hour(100, 500))], 1)).toMatchObject({ value: 4, currency: "EUR" });
});

const weeks = 10;
const [from, to] = [480_000, 480_000 + weeks * 168];
const struck = { from: to - 20, to: to - 12 };

/** The hours of an outage as the lookout sees them, of a shop whose revenue is that of `seed` times a factor. */
function outageOf(seed: number, factor: number): Hour[] {
  const random = generator(seed);
  const monitor = monitorFor("gross_revenue", "");
  const rows = Array.from({ length: weeks * 168 }, (_, n) => {
    const busy = 1 + 0.8 * Math.sin(((n % 24) / 24) * 2 * Math.PI);
    const left = from + n >= struck.from && from + n < struck.to ? 0.2 : 1;
    const gross = Math.round(40_000 * busy * left * (0.6 + 0.8 * random())) * factor;
    return { ...noMeasures(), hour: from + n, value: "", currency: "EUR", gross };
  });
  const [series] = seriesOf(monitor, rows);
  if (!series) throw new Error("no series");
  const inIncident = (at: number) => at >= struck.from && at < struck.to;
  const calendar = { slotOf: slotsOf([]), marks: (at: number) => (inIncident(at) ? { learn: false } : undefined) };
  const hours: Hour[] = [];
  judgeHistory(monitor, [series], { from, to }, calendar, (at, { band }) => {
    const value = series.hours.get(at)?.gross ?? 0;
    if (inIncident(at)) hours.push({ hour: at, value, weight: 1, band, found: true });
  });
  return hours;
}

const factors = [0.01, 0.1, 0.7, 1.19, 3, 100, 1_000];
test.each([1, 2, 3, 4])("scaling revenue by a constant scales money at stake by it, shop %d", (seed) => {
  const stake = (factor: number) => moneyAtStake([euros(...outageOf(seed, factor))], struck.to - struck.from);
  const one = stake(1);
  if (!("value" in one)) throw new Error(one.detail);
  expect(one.low).toBeGreaterThan(0);
  for (const factor of factors) {
    const other = stake(factor);
    if (!("value" in other)) throw new Error(other.detail);
    expect(other.n).toBe(one.n);
    for (const name of ["value", "low", "high"] as const) {
      // Both are rounded to a whole cent; the sums themselves agree to nine digits.
      const rounding = (0.5 + 0.5 * factor) / 100 + 1e-9 * Math.abs(one[name] * factor);
      expect(Math.abs(other[name] - one[name] * factor)).toBeLessThanOrEqual(rounding + 1e-9);
    }
  }
});
