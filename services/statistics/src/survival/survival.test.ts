import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kaplanMeier, seededRandom, survivalAt } from "../index.ts";
import { defined } from "../testing/defined.ts";

const durations = [5, 6, 6, 2, 4, 4, 7, 9, 9, 12, 12, 15];
const observed = [1, 0, 1, 1, 1, 1, 0, 1, 1, 0, 1, 0].map(Boolean);

test("the documented examples hold", () => {
  const curve = defined(kaplanMeier([1, 2, 3], [true, false, true]));
  expect(curve.steps.map(({ time, survival }) => [time, survival])).toEqual([
    [1, 1 - 1 / 3],
    [3, 0],
  ]);
  expect(survivalAt(curve, 2)).toBe(1 - 1 / 3);
});

// KaplanMeierFitter of lifelines 0.30.3, and Greenwood's formula by NumPy.
test.each([
  [2, 12, 1, 11 / 12, 0.07978559231302818, 0.538977, 0.987826],
  [4, 11, 2, 0.75, 0.125, 0.408416, 0.91172],
  [5, 9, 1, 2 / 3, 0.1360827634879543, 0.337019, 0.859712],
  [6, 8, 1, 7 / 12, 0.14231876063832774, 0.270139, 0.80094],
  [9, 5, 2, 0.35, 0.15370426148939395, 0.092242, 0.629751],
  [12, 3, 1, 0.7 / 3, 0.13990737676789622, 0.038262, 0.522572],
])(
  "at %d it is lifelines' curve within 1e-12, its interval within 1e-6",
  (time, atRisk, events, survival, error, low, high) => {
    const { steps, median } = defined(kaplanMeier(durations, observed));
    const step = steps.find((it) => it.time === time)!;
    const { standardError, lower, upper } = defined(step.spread);
    expect([step.atRisk, step.events, median]).toEqual([atRisk, events, 9]);
    expect(step.survival).toBeCloseTo(survival, 12);
    expect(standardError).toBeCloseTo(error, 12);
    expect(lower).toBeCloseTo(low, 6);
    expect(upper).toBeCloseTo(high, 6);
  },
);

test("where all are observed to leave, survival is the share that lasts longer", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 30 }), fc.nat(14), (them, time) => {
      const curve = defined(
        kaplanMeier(
          them,
          them.map(() => true),
        ),
      );
      const longer = them.filter((it) => it > time).length / them.length;
      expect(survivalAt(curve, time)).toBeCloseTo(longer, 12);
    }),
  );
});

test("it finds the curve of simulated customers, most of them followed for less than they stay", () => {
  const random = seededRandom(6);
  const them = Array.from({ length: 20_000 }, () => ({ stays: -Math.log(random()) * 10, followed: random() * 20 }));
  const curve = defined(
    kaplanMeier(
      them.map(({ stays, followed }) => Math.min(stays, followed)),
      them.map(({ stays, followed }) => stays <= followed),
    ),
  );
  for (const time of [1, 5, 10])
    expect(Math.abs(defined(survivalAt(curve, time)) - Math.exp(-time / 10))).toBeLessThan(0.015);
});

test("the curve falls, its bounds lie about it in [0, 1], in any order of customers", () => {
  const customers = fc.array(fc.record({ time: fc.nat(9), left: fc.boolean() }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(customers, (them) => {
      const of = (all: typeof them) =>
        kaplanMeier(
          all.map(({ time }) => time),
          all.map(({ left }) => left),
        );
      const curve = defined(of(them));
      expect(of([...them].reverse())).toEqual(curve);
      curve.steps.forEach(({ survival, spread }, i) => {
        expect(survival).toBeLessThan(curve.steps[i - 1]?.survival ?? 1);
        if ("reason" in spread) {
          expect(survival).toBe(0);
          return;
        }
        expect(spread.lower).toBeLessThanOrEqual(survival);
        expect(spread.upper).toBeGreaterThanOrEqual(survival);
        expect(spread.lower).toBeGreaterThanOrEqual(0);
        expect(spread.upper).toBeLessThanOrEqual(1);
      });
    }),
  );
});

describe("edges", () => {
  test("all still there: no steps, no median, and 1 as far as they were followed", () => {
    const curve = defined(kaplanMeier([3, 5], [false, false]));
    expect(curve).toMatchObject({ steps: [], events: 0, followed: 5, median: { reason: "not_enough_data" } });
    expect(survivalAt(curve, 5)).toBe(1);
    expect(survivalAt(curve, 5.1)).toMatchObject({ reason: "not_enough_data" });
  });
  test("one customer, and all leaving at once: nobody is left to judge by", () => {
    for (const them of [[4], [4, 4, 4]]) {
      const curve = defined(
        kaplanMeier(
          them,
          them.map(() => true),
        ),
      );
      expect(curve.steps).toMatchObject([{ time: 4, survival: 0, spread: { reason: "not_enough_data" } }]);
      expect([curve.median, survivalAt(curve, 3.9), survivalAt(curve, 99)]).toEqual([4, 1, 0]);
    }
  });
  test.each<[string, number[], string]>([
    ["no durations", [], "not_enough_data"],
    ["NaN", [1, Number.NaN], "not_a_number"],
    ["infinity", [Number.POSITIVE_INFINITY], "not_a_number"],
  ])("%s: a reason", (_, them, reason) => {
    expect(
      kaplanMeier(
        them,
        them.map(() => true),
      ),
    ).toMatchObject({ reason });
  });
  test("what cannot be is refused", () => {
    expect(() => kaplanMeier([-1], [true])).toThrow(/durations\[0\]/);
    expect(() => kaplanMeier([1], [])).toThrow(RangeError);
    expect(() => kaplanMeier([1], [true], 1)).toThrow(/confidence/);
    expect(() => survivalAt(defined(kaplanMeier([1], [true])), -1)).toThrow(/time/);
  });
});
