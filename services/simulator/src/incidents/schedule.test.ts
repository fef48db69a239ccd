import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "../calendar/days.ts";
import { planShop } from "../plan.ts";
import { INCIDENT_KINDS, USUAL_SIZE } from "./incident.ts";
import { planCoincidences, planIncidents } from "./schedule.ts";

const plan = planShop({ seed: 5, end: new Date("2026-11-21T00:00:00Z"), weeks: 10 });
const [from, to] = [Date.parse(plan.start) + 28 * DAY_MS, Date.parse(plan.end)];
const many = Array.from({ length: 30 }, (_, seed) => planIncidents(plan, { seed, from, to }));

describe("planIncidents", () => {
  it("lies within the time, starts by day, lasts hours (a stock-out: days), and leaves 36 hours between two", () => {
    for (const incidents of many) {
      for (const [index, it] of incidents.entries()) {
        const hours = (it.to - it.from) / HOUR_MS;
        const start = (it.from % DAY_MS) / HOUR_MS;
        expect(start >= 7 && start < 22 && it.from >= from && it.to <= to).toBe(true);
        expect(it.kind === "stock_out" ? hours >= 24 && hours <= 72 : hours >= 3 && hours <= 10).toBe(true);
        const earlier = incidents[index - 1];
        if (earlier) expect(it.from - earlier.to).toBeGreaterThanOrEqual(36 * HOUR_MS);
      }
    }
  });

  it("has every kind in its turn, about as often a week as asked", () => {
    for (const incidents of many) {
      const kinds = incidents.map(({ kind }) => kind);
      expect(new Set(kinds.slice(0, 8)).size).toBe(8);
      expect(kinds.length >= 9 && kinds.length <= 12).toBe(true);
    }
    const few = planIncidents(plan, { seed: 1, from, to, kinds: ["shell", "stock_out"], perWeek: 1 });
    expect(new Set(few.map(({ kind }) => kind))).toEqual(new Set(["shell", "stock_out"]));
    expect(few.length >= 4 && few.length <= 6).toBe(true);
  });

  it("names what a right answer names, at the usual size times what is asked", () => {
    const all = many.flat();
    for (const kind of INCIDENT_KINDS) {
      const of = all.filter((it) => it.kind === kind);
      expect(of.length).toBeGreaterThan(20);
      for (const { truth, size, category, payment_method } of of) {
        expect(truth === null).toBe(kind === "unexplained");
        expect(size).toBe(payment_method ? 0.95 : USUAL_SIZE[kind]);
        expect(truth?.category).toBe(category);
      }
    }
    expect(new Set(all.map(({ payment_method }) => payment_method)).size).toBe(2);
    const half = planIncidents(plan, { seed: 3, from, to, size: 0.5 });
    expect(half.map(({ size }) => size)).toEqual(many[3]?.map(({ size }) => size * 0.5));
    const twice = planIncidents(plan, { seed: 3, from, to, size: 2 });
    expect(twice.every(({ size, kind }) => (kind === "card_testing" ? size === 6 : size <= 1))).toBe(true);
  });

  it("is the same for the same seed, another for another, and each incident has a key of its own", () => {
    expect(planIncidents(plan, { seed: 3, from, to })).toEqual(many[3]);
    expect(many[4]).not.toEqual(many[3]);
    for (const incidents of many) expect(new Set(incidents.map(({ key }) => key)).size).toBe(incidents.length);
  });

  it("refuses what makes no schedule", () => {
    expect(() => planIncidents(plan, { seed: 1, from, to, perWeek: 0 })).toThrow("perWeek");
    expect(() => planIncidents(plan, { seed: 1, from, to, size: -1 })).toThrow("size");
    expect(planIncidents(plan, { seed: 1, from, to: from })).toEqual([]);
  });
});

describe("planCoincidences", () => {
  const all = Array.from({ length: 30 }, (_, seed) => planCoincidences(plan, { seed, from, to }));
  const weeks = (to - from) / (7 * DAY_MS);
  const perWeek = (kind: string) => all.flat().filter((it) => it.kind === kind).length / (30 * weeks);

  it("come at plausible rates, within the time and in its order", () => {
    expect(Math.abs(perWeek("deploy") / 4.9 - 1)).toBeLessThan(0.15);
    expect(Math.abs(perWeek("log_burst") / 1.75 - 1)).toBeLessThan(0.25);
    expect(Math.abs(perWeek("falco") / 3.5 - 1)).toBeLessThan(0.2);
    for (const found of all) {
      expect(found.map((it) => it.from)).toEqual(found.map((it) => it.from).toSorted((a, b) => a - b));
      expect(found.every((it) => it.from >= from && it.to <= to && it.to > it.from)).toBe(true);
    }
  });

  it("deploy mostly on working days between nine and five", () => {
    const deploys = all.flat().filter(({ kind }) => kind === "deploy");
    const atWork = deploys.filter((it) => {
      const at = new Date(it.from);
      return at.getUTCDay() % 6 !== 0 && at.getUTCHours() >= 9 && at.getUTCHours() < 17;
    });
    expect(atWork.length / deploys.length).toBeGreaterThan(0.88);
    expect(planCoincidences(plan, { seed: 3, from, to })).toEqual(all[3]);
  });
});
