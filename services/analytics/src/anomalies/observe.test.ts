import { expect, test } from "vitest";
import { noMeasures } from "../kpis/index.ts";
import { type HourRow, isRatio, observe, seriesOf, toHour, toInstant } from "./observe.ts";

const row = (hour: number, more: Partial<HourRow> = {}): HourRow => ({
  ...noMeasures(),
  hour,
  value: "",
  currency: "EUR",
  orders: 2,
  gross: 5_000,
  sessions: 40,
  converting_sessions: 2,
  ...more,
});

test.each([
  ["orders", { value: 2, weight: 1 }],
  ["gross_revenue", { value: 5_000, weight: 1 }],
  ["conversion", { value: 2, weight: 40 }],
  ["aov", { value: 5_000, weight: 2 }],
] as const)("of an hour %s are %o, in minor units", (metric, observation) => {
  expect(observe({ metric }, row(0))).toEqual(observation);
});

test.each([
  ["orders", { value: 0, weight: 1 }],
  ["conversion", { value: 0, weight: 0 }],
] as const)("in an empty hour %s are %o: nothing of a total, undefined of a ratio", (metric, observation) => {
  expect(observe({ metric })).toEqual(observation);
  expect(isRatio({ metric })).toBe(observation.weight === 0);
});

test("no rows are no series", () => expect(seriesOf({ metric: "orders" }, [])).toEqual([]));

test("money has a series for each currency, counts have one", () => {
  const rows = [row(1), row(1, { currency: "CHF", orders: 3, gross: 700 })];
  const money = seriesOf({ metric: "gross_revenue" }, rows);
  expect(money.map((it) => [it.currency, it.hours.get(1)?.gross])).toEqual([
    ["EUR", 5_000],
    ["CHF", 700],
  ]);
  const [orders, ...more] = seriesOf({ metric: "orders" }, rows);
  expect(more).toEqual([]);
  expect([orders?.currency, orders?.hours.get(1)?.orders]).toEqual(["", 5]);
  expect(rows.map((it) => it.orders)).toEqual([2, 3]);
});

test("each value of a dimension has its own", () => {
  const rows = [row(1, { value: "Germany" }), row(1, { value: "France" }), row(2, { value: "Germany" })];
  expect(seriesOf({ metric: "orders" }, rows).map((it) => [it.value, it.hours.size])).toEqual([
    ["Germany", 2],
    ["France", 1],
  ]);
});

test.each([
  ["1970-01-01T00:00:00.000Z", 0],
  ["1969-12-31T23:00:00.000Z", -1],
  ["2026-11-21T14:00:00.000Z", 498_686],
])("%s is hour %d, and back", (at, hour) => {
  expect(toInstant(hour).toISOString()).toBe(at);
  expect(toHour(new Date(at))).toBe(hour);
  expect(toHour(Date.parse(at) + 3_599_999)).toBe(hour);
});
