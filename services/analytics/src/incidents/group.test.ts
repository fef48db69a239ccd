import { expect, test } from "vitest";
import { groupAnomalies, isHarmful, leadOf, titleOf } from "./group.ts";
import { clockTime as at, madeAnomaly } from "./testing.ts";

const span = (id: number, from: string, to: string | null, more: Parameters<typeof madeAnomaly>[0] = {}) =>
  madeAnomaly({ id, started_at: at(from), ended_at: to === null ? null : at(to), ...more });
const ids = (all: ReturnType<typeof groupAnomalies>) => all.map((it) => it.anomalies.map(({ id }) => id));

test.each([
  ["nothing is no incident", [], []],
  ["one is one", [span(1, "14", "15")], [[1]]],
  ["those that overlap are one", [span(1, "10", "14"), span(2, "12", "13"), span(3, "13", "17")], [[1, 2, 3]]],
  ["the order they come in does not matter", [span(3, "13", "17"), span(1, "10", "14")], [[1, 3]]],
  ["one that begins two hours after the end still belongs to it", [span(1, "10", "11"), span(2, "13", "14")], [[1, 2]]],
  ["a minute more is another one", [span(1, "10", "11"), span(2, "13:01", "14")], [[1], [2]]],
  [
    "a short one within a long one does not end it",
    [span(1, "08", "16"), span(2, "09", "10"), span(3, "17", "18")],
    [[1, 2, 3]],
  ],
  ["what goes on takes in all that follows", [span(1, "08", null), span(2, "22", "23")], [[1, 2]]],
])("%s", (_, anomalies, expected) => {
  expect(ids(groupAnomalies(anomalies))).toEqual(expected);
});

test("refunds are an incident of their own, whatever sales did", () => {
  const refunds = span(2, "14", "16", { metric: "refunds", direction: "up", change: 2 });
  expect(ids(groupAnomalies([span(1, "14", "17"), refunds]))).toEqual([[1], [2]]);
});

test.each([
  ["orders", "down", true],
  ["orders", "up", false],
  ["refunds", "up", true],
  ["refunds", "down", false],
] as const)("%s that go %s: an incident is %s", (metric, direction, harmful) => {
  expect(isHarmful({ metric, direction })).toBe(harmful);
  expect(groupAnomalies([madeAnomaly({ metric, direction })])).toHaveLength(harmful ? 1 : 0);
});

test("an incident begins with its first anomaly, ends with its last, and is open while one goes on", () => {
  const [ended] = groupAnomalies([span(1, "10", "14"), span(2, "12", "13")]);
  expect([ended?.startedAt, ended?.endedAt]).toEqual([Date.parse(at("10")), Date.parse(at("14"))]);
  expect(groupAnomalies([span(1, "10", "14"), span(2, "12", null)])[0]?.endedAt).toBeNull();
});

const lead = (anomalies: ReturnType<typeof madeAnomaly>[]) => leadOf({ anomalies, startedAt: 0, endedAt: null });

test("what shows it best is the oddest of the whole shop; of two alike the one that says more of sales", () => {
  const country = madeAnomaly({ id: 1, dimension: "country", value: "Germany", z: -30 });
  const orders = madeAnomaly({ id: 2, z: -8 });
  const visits = madeAnomaly({ id: 3, metric: "sessions", z: -8 });
  expect(lead([country, visits, orders]).id).toBe(2);
  expect(lead([country, { ...visits, z: -12 }, orders]).id).toBe(3);
  expect(lead([country, madeAnomaly({ id: 4, dimension: "country", value: "France", z: -3 })]).id).toBe(1);
  expect(lead([{ ...orders, id: 9 }, orders]).id).toBe(2);
});

test.each([
  [{}, "Orders 60 % below expected"],
  [{ value: "Germany", dimension: "country", change: -0.924 }, "Orders (Germany) 92 % below expected"],
  [{ metric: "refunds", direction: "up", change: 2.5 }, "Refunds 250 % above expected"],
] as const)("the title of %o is %s", (more, title) => expect(titleOf(madeAnomaly(more))).toBe(title));
