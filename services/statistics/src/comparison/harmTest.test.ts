import { describe, expect, test } from "vitest";
import { means } from "../estimates/testing/arms.ts";
import { type Estimate, harmTest, meanEstimate } from "../index.ts";
import { defined } from "../testing/defined.ts";

const near = (value: number, reference: number, relative = 1e-9): void =>
  expect(Math.abs(value / reference - 1)).toBeLessThan(relative);
const mean = { control: defined(meanEstimate(means.control)), treatment: defined(meanEstimate(means.treatment)) };
const { NaN: nan } = Number;

describe("guardrails", () => {
  const guardrail = { harmful: "down", margin: 0.5, relative: false, alpha: 0.05 } as const;
  test("agree with the one-sided tests of gbstats 0.8.0 against −0.5 within 1e-9", () => {
    const harm = defined(harmTest(mean.control, mean.treatment, guardrail));
    near(harm.safePValue, 6.242894391195186e-5);
    near(harm.harmPValue, 0.999937571056088);
    near(-0.5 - harm.atMost, 0.21592295184273236);
    expect(harm.verdict).toBe("safe");
  });
  test("the documented example holds", () => {
    const harm = defined(harmTest(arm(10, 0.01), arm(9.9, 0.01), guardrail));
    expect([harm.verdict, Number(harm.safePValue.toFixed(4))]).toEqual(["safe", 0.0023]);
  });
  const arm = (value: number, variance: number): Estimate => ({ n: 9, value, variance, degreesOfFreedom: 1e6 });
  test("harm beyond the margin, within it, and neither", () => {
    const verdict = (value: number, harmful: "down" | "up", relative = false): string =>
      defined(
        harmTest(arm(10, 0.01), arm(value, 0.01), { harmful, margin: relative ? 0.05 : 0.5, relative, alpha: 0.05 }),
      ).verdict;
    expect([9, 9.5, 10].map((it) => verdict(it, "down"))).toEqual(["harmful", "undecided", "safe"]);
    expect([11, 10.5, 10].map((it) => verdict(it, "up"))).toEqual(["harmful", "undecided", "safe"]);
    expect([9, 9.5, 10].map((it) => verdict(it, "down", true))).toEqual(["harmful", "undecided", "safe"]);
    expect([11, 10.5, 10].map((it) => verdict(it, "up", true))).toEqual(["harmful", "undecided", "safe"]);
  });
  test("a relative margin is tested on the scaled control", () => {
    const harm = defined(harmTest(arm(10, 1), arm(9, 1), { ...guardrail, relative: true, margin: 0.2 }));
    near(harm.beyond, 8 - 9);
    near(harm.safePValue, 0.21743982924789174, 1e-5); // scipy's norm.sf(1/√1.64), with a million degrees of freedom
  });
  test("what cannot be a guardrail is refused", () => {
    for (const odd of [{ margin: -1 }, { margin: nan }, { alpha: 0 }, { alpha: 0.6 }])
      expect(() => harmTest(arm(1, 1), arm(1, 1), { ...guardrail, ...odd })).toThrow(RangeError);
    expect(harmTest(arm(1, 0), arm(1, 0), guardrail)).toMatchObject({ reason: "no_variance" });
  });
});
