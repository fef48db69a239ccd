import { expect, test } from "vitest";
import { cohorts } from "../testing/cohorts.ts";
import { cohortsRequest, consistent, DEFAULT_QUESTION, showsOf } from "./question.ts";
import { cohortName, formulaOf, periodName, shownAs, unitOf } from "./words.ts";

test("a cohort is named as the shop's day it begins on, in every time zone", () => {
  expect([cohortName("2026-09-01", "month", "en-GB"), cohortName("2026-11-02", "week", "en-GB")]).toEqual([
    "Sept 2026",
    "2 Nov 2026",
  ]);
  expect([periodName(0, "week"), periodName(3, "month")]).toEqual(["Week of the first order", "Month 3"]);
});

test.each([
  [{ metric: "customers", show: "share" }, "customers with an order in the period / customers of the cohort"],
  [{ metric: "orders", show: "share" }, "orders in the period / the same of the first month"],
  [{ metric: "margin", show: "previous" }, "margin in the period / the same of the month before"],
  [
    { metric: "net_revenue", show: "per_customer", cumulative: true },
    "net revenue from the first order up to the period / customers of the cohort",
  ],
  [
    { metric: "customers", show: "value", cumulative: true, unit: "store" },
    "stores with an order after the first month, up to the period",
  ],
] as const)("the formula of %j is said in words", (asked, formula) => {
  expect(formulaOf({ ...cohorts, ...asked })).toBe(formula);
});

test("titles say what is shown, and a plain number is formatted with two places", () => {
  expect(shownAs({ ...cohorts, metric: "gross_revenue", show: "per_customer", cumulative: true })).toBe(
    "Gross revenue per customer, cumulative",
  );
  expect([unitOf({ format: "number" }), unitOf({ format: "ratio" })]).toEqual(["items", "ratio"]);
});

test("what does not fit together falls back instead of failing", () => {
  expect(consistent({ ...DEFAULT_QUESTION, show: "per_customer", value: "FR" })).toMatchObject({
    show: "share",
    value: undefined,
  });
  expect(showsOf("customers", "customer").map(({ value }) => value)).not.toContain("per_customer");
});

test("a currency is sent for amounts only, values of an attribute only where there is one", () => {
  const { query } = cohortsRequest({ ...DEFAULT_QUESTION, currency: "EUR" });
  expect(query).toMatchObject({ currency: undefined, groups: undefined, cumulative: "false" });
  expect(
    cohortsRequest({ ...DEFAULT_QUESTION, metric: "margin", currency: "EUR", by: "country", value: "FR" }).query,
  ).toMatchObject({ currency: "EUR", by: "country", value: "FR", groups: 50 });
});
