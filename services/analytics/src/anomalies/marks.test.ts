import { describe, expect, test } from "vitest";
import { marksOf, type Stretch, verdictsOf } from "./marks.ts";
import { findMonitor } from "./monitors.ts";

const shares = new Map([
  ["Austria", 0.1],
  ["Germany", 0.3],
  ["France", 0.15],
]);
const holiday = (country: string | null, from = 100, to = 124): Stretch => ({
  kind: "holiday",
  verdict: null,
  country,
  series: [],
  from,
  to,
});
const incident = (verdict: string | null, series = ["orders "], from = 100, to = 104): Stretch => ({
  kind: "incident",
  verdict,
  country: null,
  series,
  from,
  to,
});
const shop = { dimension: "", value: "" };
const country = (value: string) => ({ dimension: "country", value });
const mark = (stretches: Stretch[], hour = 100, of = shop, monitor = "orders") =>
  marksOf({ stretches, shares }, findMonitor(monitor)!)(hour, of);

test("most hours have no mark", () => {
  expect(mark([])).toBeUndefined();
  expect(mark([holiday(null), incident(null)], 99)).toBeUndefined();
  expect(mark([holiday(null), incident(null)], 124)).toBeUndefined();
});

describe("a holiday", () => {
  test.each([
    ["of a country with a tenth of the orders does not silence the shop", [holiday("Austria")], shop, undefined],
    ["of one with three tenths does", [holiday("Germany")], shop, { judge: false }],
    [
      "of two countries that have a quarter together does",
      [holiday("Austria"), holiday("France")],
      shop,
      { judge: false },
    ],
    ["that is told twice counts once", [holiday("Austria"), holiday("Austria"), holiday("Austria")], shop, undefined],
    ["of a country that nobody buys in does not", [holiday("Peru")], shop, undefined],
    ["of no country is one everywhere", [holiday(null)], country("Austria"), { judge: false }],
    ["silences the country's own series, however small", [holiday("Austria")], country("Austria"), { judge: false }],
    ["silences no other country's, however large", [holiday("Germany")], country("France"), undefined],
    [
      "of a large country silences other slices of the shop",
      [holiday("Germany")],
      { dimension: "channel", value: "web" },
      { judge: false },
    ],
  ] as const)("%s", (_, stretches, of, expected) => expect(mark([...stretches], 100, of)).toEqual(expected));
  test.each([
    ["orders", { judge: false }],
    ["gross_revenue", { judge: false }],
    ["aov", { judge: false }],
    ["conversion", { learn: false }],
  ])("%s on it: %o, since more or fewer come but about as many of them buy", (monitor, expected) =>
    expect(mark([holiday(null)], 100, shop, monitor)).toEqual(expected),
  );
  test("lasts up to its end and not longer", () => {
    expect(mark([holiday(null)], 123)).toEqual({ judge: false });
    expect(mark([holiday(null)], 124)).toBeUndefined();
  });
});

describe("the hours of an incident", () => {
  test.each([
    ["nobody spoke of are not learnt", null, { learn: false }],
    ["that is confirmed are not learnt", "confirmed", { learn: false }],
    ["that is not resolved are not learnt", "not_resolved", { learn: false }],
    ["that was expected are neither judged nor learnt", "expected", { judge: false }],
    ["that was a false alarm are learnt as usual ones", "false_alarm", { judge: false, learn: true }],
    ["that is a new trend begin a new level", "new_trend", { restart: true }],
  ])("%s", (_, verdict, expected) => expect(mark([incident(verdict)])).toEqual(expected));
  test.each([
    [null, { learn: false }],
    ["confirmed", { learn: false }],
    ["expected", { learn: false }],
    ["false_alarm", undefined],
    ["new_trend", undefined],
  ])("of the verdict %s, other series keep to: %o", (verdict, expected) => {
    expect(mark([incident(verdict)], 100, country("Germany"), "orders.country")).toEqual(expected);
    expect(mark([incident(verdict)], 100, shop, "sessions")).toEqual(expected);
  });
  test("a new trend begins once", () => expect(mark([incident("new_trend")], 101)).toBeUndefined());
  test("what is not judged goes before what is not learnt", () => {
    expect(mark([incident(null), incident("expected")])).toEqual({ judge: false });
    expect(mark([incident(null), incident("new_trend")])).toEqual({ restart: true });
    expect(mark([incident(null), holiday(null)])).toEqual({ judge: false });
  });
});

test("what was learnt is learnt anew when a verdict says otherwise, and only then", () => {
  const said = (...stretches: Stretch[]) => verdictsOf({ stretches, shares });
  expect(said(incident(null), incident("confirmed"), incident("not_resolved"), holiday(null))).toBe("");
  expect(said(incident("expected"))).not.toBe(said(incident("false_alarm")));
  expect(said(incident("expected"))).not.toBe(said(incident("expected", ["orders "], 100, 105)));
  expect(said(incident("expected"))).not.toBe(said(incident("expected", ["sessions "])));
});
