import { expect, test } from "vitest";
import { type Change, kindsThatExplain } from "./explains.ts";

const down = (metric: string): Change => ({ metric, direction: "down" });
const up = (metric: string): Change => ({ metric, direction: "up" });
const kinds = (...changes: Change[]) => [...kindsThatExplain(changes)].sort();

test("what nothing is known of, nothing explains", () => expect(kinds()).toEqual([]));

test("sales fall by what breaks, is missing or is asked of people; a campaign is no reason", () => {
  expect(kinds(down("orders"))).toEqual(kinds(down("gross_revenue")));
  expect(kinds(down("orders"))).toContain("log_burst");
  expect(kinds(down("orders"))).not.toContain("campaign");
});

test("an alert about the figures explains no figure", () => {
  const all = ["orders", "sessions", "aov", "refunds"].flatMap((metric) => [down(metric), up(metric)]);
  for (const change of all) expect(kinds(change)).not.toContain("alert");
});

test.each([
  ["visits that fall alone", [down("sessions")], ["campaign", "deploy", "experiment", "holiday"]],
  ["visits that rise", [up("sessions")], ["attack", "campaign", "holiday"]],
  ["refunds that rise", [up("refunds")], ["attack", "deploy", "log_burst", "log_pattern", "price_change"]],
])("%s have reasons of their own", (_, changes, expected) => expect(kinds(...changes)).toEqual(expected));

test("an average order that falls alone is of attacks or prices, not of errors", () => {
  expect(kinds(down("aov"))).toContain("attack");
  expect(kinds(down("aov"))).not.toContain("log_burst");
});

test("where sales fall too, the fall of visits and of the average order is a part of it", () => {
  expect(kinds(down("orders"), down("sessions"), down("aov"))).toEqual(kinds(down("orders")));
});

test("of two that go opposite ways both are asked", () => {
  expect(kinds(down("orders"), up("units"))).toEqual(
    [...new Set([...kinds(down("orders")), ...kinds(up("units"))])].sort(),
  );
});
