import { expect, test } from "vitest";
import type { TriageEvent } from "../triage/schema.ts";
import type { Cause } from "./schema.ts";
import { clockTime as at, madeAnomaly, madeIncident, madeSignal } from "./testing.ts";
import { timelineOf } from "./timeline.ts";

const nothing = { incident: madeIncident(), causes: [], anomalies: [], notifications: [], events: [], own: [] };
const cause = (likely: boolean, title: string) => ({ likely, signal: madeSignal({ title }) }) as Cause;
const event = (action: TriageEvent["action"], more: Partial<TriageEvent> = {}): TriageEvent => ({
  id: 1,
  action,
  verdict: null,
  until: null,
  reason: null,
  by: "alice",
  at: at("16"),
  ...more,
});
const textOf = (it: TriageEvent) => timelineOf({ ...nothing, events: [it] }).at(-1);

test("an incident of which nothing is known has its begin", () => {
  expect(timelineOf(nothing)).toEqual([{ at: at("14"), kind: "started", text: "Orders leave their band", by: null }]);
});

test("all that happened is there once, oldest first, whatever clock wrote it", () => {
  const entries = timelineOf({
    ...nothing,
    causes: [cause(true, "checkout 2.14.1 deployed"), cause(false, "search 9.0.0 deployed")],
    anomalies: [
      madeAnomaly({ dimension: "country", value: "Germany" }),
      madeAnomaly({ id: 2, metric: "refunds", change: 1.2 }),
    ],
    notifications: [{ at: "2026-11-21T16:20:00+01:00", state: "firing", title: "Incident" }],
    own: [
      { at: at("15"), kind: "detected", text: "Orders 60 % below expected" },
      { at: at("17"), kind: "ended", text: "Figures are back in their bands." },
      { at: at("18"), kind: "reopened", text: "It began again before two hours had passed." },
    ],
    events: [event("acknowledge")],
  });
  expect(entries.map((it) => [it.at.slice(11, 16), it.kind, it.text])).toEqual([
    ["13:55", "signal", "checkout 2.14.1 deployed"],
    ["14:00", "started", "Orders leave their band"],
    ["15:00", "anomaly", "Orders (Germany) −60 % against expected"],
    ["15:00", "anomaly", "Refunds +120 % against expected"],
    ["15:00", "detected", "Orders 60 % below expected"],
    ["15:20", "notified", "Incident (firing)"],
    ["16:00", "triage", "Acknowledged"],
    ["17:00", "ended", "Figures are back in their bands."],
    ["18:00", "started", "It began again before two hours had passed."],
  ]);
});

test.each([
  [event("verdict", { verdict: "false_alarm", reason: "a test" }), "Verdict: false alarm: a test"],
  [event("verdict", { verdict: "not_resolved" }), "Verdict: not resolved"],
  [event("silence", { until: at("20"), reason: "known" }), "Silenced until 2026-11-21 20:00 UTC: known"],
  [event("unsilence"), "No longer silenced"],
  [event("comment", { reason: "rolled back" }), "Note: rolled back"],
  [event("reopen"), "Opened again"],
])("what people did is said with who did it: %o", (it, text) =>
  expect(textOf(it)).toMatchObject({ text, by: "alice" }),
);
