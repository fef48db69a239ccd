import { describe, expect, it } from "vitest";
import { planShop } from "../plan.ts";
import { profilesOf } from "../stores/profiles.ts";
import { expectedOrders, expectedPurchases, rateScale } from "./calibrate.ts";
import { populationOf } from "./population.ts";

const plan = planShop({ seed: 3, end: new Date("2025-06-01T00:00:00Z"), customers: 800 });
const profiles = profilesOf(plan);
const members = populationOf(plan, profiles);

describe("calibration", () => {
  it("expects rate * time purchases of a customer who never leaves, 1 / dropout of one with all the time", () => {
    expect(expectedPurchases(0.1, 0, 30)).toBeCloseTo(3, 9);
    expect(expectedPurchases(0.1, 0.5, 1e9)).toBeCloseTo(2, 9);
  });

  it("finds the scale that meets a reachable target to 0.1 %", () => {
    for (const target of [1200, 2500, 4000]) {
      const reached = expectedOrders(members, profiles, rateScale(members, profiles, target));
      expect(Math.abs(reached / target - 1)).toBeLessThan(0.001);
    }
  });

  it("stays finite for a target out of reach", () => {
    expect(Number.isFinite(rateScale(members, profiles, 1e12))).toBe(true);
  });

  it("lists customers in order of registration, none before their store opened or after the end", () => {
    members.forEach(({ registered, store }, index) => {
      expect(registered).toBeGreaterThanOrEqual(members[index - 1]?.registered ?? 0);
      expect(registered).toBeLessThan(Date.parse(plan.end));
      expect(registered).toBeGreaterThanOrEqual(Math.floor(Date.parse(plan.stores[store]?.opened_at ?? "")));
    });
  });
});
