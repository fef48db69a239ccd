import { expect, test } from "vitest";
import type { TriageState } from "../../triage/schema.ts";
import { clockTime as at, madeIncident } from "../testing.ts";
import { moneyOf, occasionOf, type Told } from "./decide.ts";

const now = new Date(at("18"));
const money = (value: number, half = 100) => ({ value, low: value - half, high: value + half, currency: "EUR", n: 3 });
const unknown = { reason: "not_enough_data" as const, detail: "" };
const open = (more: Parameters<typeof madeIncident>[0] = {}) =>
  madeIncident({ ended_at: null, state: "open", severity: "warning", money: money(900), ...more });
const told = (more: Partial<Told> = {}): Told => ({ occasion: "opened", money: 900, severity: "warning", ...more });
const triage = (more: Partial<TriageState>): TriageState => ({
  acknowledged_at: null,
  acknowledged_by: null,
  verdict: null,
  verdict_at: null,
  verdict_by: null,
  silenced_until: null,
  silenced_by: null,
  ...more,
});

test.each([
  ["a new one", open(), null, "opened"],
  ["a new one that ended a moment less than six hours ago", open({ ended_at: at("12:01") }), null, "opened"],
  ["one that was over six hours ago before anybody heard of it", open({ ended_at: at("12") }), null, undefined],
  ["one that is as it was", open(), told(), undefined],
  ["one that is over", open({ ended_at: at("17") }), told(), "ended"],
  ["one that was over and is", open({ ended_at: at("17") }), told({ occasion: "ended" }), undefined],
  ["one that began again", open(), told({ occasion: "ended" }), "grew"],
  ["one that is worse", open({ severity: "critical" }), told(), "grew"],
  ["one that is less bad", open({ severity: "info" }), told(), undefined],
  ["one that costs half as much again", open({ money: money(1_350) }), told(), "grew"],
  ["one that costs a little less than that", open({ money: money(1_349) }), told(), undefined],
  ["one that has grown within what its interval leaves open", open({ money: money(1_350, 900) }), told(), undefined],
  ["one of which nobody knows what it costs any more", open({ money: unknown }), told(), undefined],
  ["one of which nobody knew what it costs", open(), told({ money: null }), undefined],
  ["one that cost nothing and now does", open({ money: money(60) }), told({ money: 0 }), "grew"],
  ["one that was a gain and is still next to nothing", open({ money: money(0) }), told({ money: -40 }), undefined],
  [
    "one that grew before and grows again",
    open({ money: money(2_025) }),
    told({ occasion: "grew", money: 1_350 }),
    "grew",
  ],
] as const)("of %s people hear", (_, it, before, occasion) => expect(occasionOf(it, before, now)).toBe(occasion));

test.each([
  ["silenced until later", { silenced_until: at("18:01") }, undefined],
  ["silenced until now", { silenced_until: at("18") }, "opened"],
  ["silenced until before", { silenced_until: at("17") }, "opened"],
  ["a false alarm", { verdict: "false_alarm" }, undefined],
  ["expected", { verdict: "expected" }, undefined],
  ["confirmed", { verdict: "confirmed" }, "opened"],
  ["not resolved", { verdict: "not_resolved" }, "opened"],
  ["acknowledged", { acknowledged_at: at("16") }, "opened"],
] as const)("of one that is %s people hear: %o", (_, state, occasion) => {
  expect(occasionOf(open({ triage: triage(state) }), null, now)).toBe(occasion);
});

test.each([
  [money(5), 5],
  [money(-5), -5],
  [unknown, null],
])("what is told of %o is %s", (at_stake, value) => expect(moneyOf(open({ money: at_stake }))).toBe(value));
