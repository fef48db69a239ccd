import { expect, test } from "vitest";
import { simulateAlerts, simulateDeploys, simulateLogs, simulatePriceChanges } from "../index.ts";
import { planShop } from "../plan.ts";

const plan = planShop({ seed: 42, end: new Date("2026-11-21T14:00:00Z") });
const end = new Date(plan.end);
const hoursBefore = (hours: number) => new Date(end.getTime() - hours * 3_600_000);

test("a minute's lines are the same whenever and in whatever stretch they are asked for", () => {
  const all = [...simulateLogs(plan, hoursBefore(3), end)].flat();
  const parts = [hoursBefore(3), hoursBefore(1.51), hoursBefore(0.2), end];
  const pieces = parts.slice(1).flatMap((to, index) => [...simulateLogs(plan, parts[index] ?? to, to)].flat());
  expect(pieces).toEqual(all);
  expect(all.length).toBeGreaterThan(300);
});

test("the bad half hour of search has far more errors than any other, and its neighbours have not", () => {
  const errors = (from: number, to: number, service: string) =>
    [...simulateLogs(plan, hoursBefore(from), hoursBefore(to))]
      .flat()
      .filter((it) => it.level === "error" && it.service === service).length;
  expect(errors(27, 26.4, "search")).toBeGreaterThan(40);
  expect(errors(29, 27, "search")).toBeLessThan(5);
  expect(errors(27, 26.4, "payment")).toBeLessThan(5);
});

test("deploys lie on working days within the shop's time, and some fail or are taken back", () => {
  const deploys = simulateDeploys(plan);
  expect(deploys.length).toBeGreaterThan(80);
  for (const it of deploys) {
    expect([0, 6]).not.toContain(it.started_at.getUTCDay());
    expect(it.started_at.getTime()).toBeLessThan(it.finished_at.getTime());
    expect(it.finished_at < end && it.started_at >= new Date(plan.start)).toBe(true);
  }
  expect(deploys.some((it) => it.rollback) && deploys.some((it) => it.state === "failed")).toBe(true);
});

test("alerts are lines as Falco writes them, one time each, oldest first but for the blind spot", () => {
  const alerts = simulateAlerts(plan, 14).map((line) => JSON.parse(line));
  const times = alerts.slice(0, -1).map((it) => it.time);
  expect(times).toEqual(times.toSorted());
  expect(new Set(times).size).toBe(times.length);
  for (const it of alerts) expect(it.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
  expect(simulateAlerts(plan, 14)).toEqual(simulateAlerts(plan, 14));
});

test("price changes end at the plan's price", () => {
  const changes = simulatePriceChanges(plan);
  expect(changes.length).toBeGreaterThan(40);
  const prices = new Map(plan.products.map((it) => [it.key, it.price]));
  for (const it of changes) {
    expect(it.after).toBe(prices.get(it.product_key));
    expect(it.before).not.toBe(it.after);
  }
});
