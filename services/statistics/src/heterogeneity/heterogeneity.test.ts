import { describe, expect, test } from "vitest";
import { cochranQ, effectsByValue, meanEstimate, sumsOf } from "../index.ts";
import { defined } from "../testing/defined.ts";

const near = (value: number, reference: number, relative = 1e-9): void =>
  expect(Math.abs(value / reference - 1)).toBeLessThan(relative);
const four = [
  { difference: 0.5, variance: 0.04 },
  { difference: 0.9, variance: 0.09 },
  { difference: -0.2, variance: 0.05 },
  { difference: 0.4, variance: 0.01 },
];
const arm = (value: number) => ({ n: 500, value, variance: 0.005, degreesOfFreedom: 499 });

test("Q, I², the pooled effect and p agree with statsmodels 0.15.0 combine_effects within 1e-9", () => {
  const result = defined(cochranQ(four));
  near(result.statistic, 10.128113879003564);
  near(result.share, 0.7037947997189039);
  near(result.pooled, 0.3747330960854092);
  near(Math.sqrt(result.pooledVariance), 0.08003557927683122);
  near(result.pValue, 0.017507931575195094);
  expect(result.degreesOfFreedom).toBe(3);
});

test("the order of groups and the unit of effects do not matter", () => {
  const there = defined(cochranQ(four));
  const scaled = four.map(({ difference, variance }) => ({ difference: difference * 10, variance: variance * 100 }));
  near(defined(cochranQ(scaled.reverse())).statistic, there.statistic);
});

test("effects by value differ where they do, and a value without an effect is a reason that disturbs no other", () => {
  const phone = { value: "phone", control: arm(5), treatment: arm(6) };
  const desktop = { value: "desktop", control: arm(5), treatment: arm(7) };
  const thin = { value: "watch", control: defined(meanEstimate(sumsOf([1, 2]))), treatment: meanEstimate(sumsOf([1])) };
  const { effects, differ } = effectsByValue([phone, desktop, thin], 0.05);
  expect(effects.map((it) => it.value)).toEqual(["phone", "desktop", "watch"]);
  expect(effects.map((it) => it.effect)).toMatchObject([
    { difference: 1 },
    { difference: 2 },
    { reason: "not_enough_data" },
  ]);
  expect(defined(differ).pValue).toBeLessThan(1e-3);
  expect(defined(effectsByValue([phone, { ...phone, value: "tablet" }], 0.05).differ)).toMatchObject({
    statistic: 0,
    pValue: 1,
    share: 0,
  });
});

describe("edges", () => {
  test.each([0, 1])("%d groups are a reason", (groups) => {
    expect(cochranQ(four.slice(0, groups))).toMatchObject({ reason: "not_enough_data" });
  });
  test("a group without variance is a reason, numbers that cannot be are refused", () => {
    expect(cochranQ([...four, { difference: 1, variance: 0 }])).toMatchObject({ reason: "no_variance" });
    expect(() => cochranQ([{ difference: Number.NaN, variance: 1 }])).toThrow(/effects\[0\].difference must/);
    expect(() => cochranQ([...four, { difference: 1, variance: -1 }])).toThrow(/effects\[4\].variance must/);
    expect(() => effectsByValue([{ value: "a", control: arm(1), treatment: arm(2) }], 1)).toThrow(/alpha must/);
  });
});
