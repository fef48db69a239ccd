import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { expect, test, vi } from "vitest";
import { HEATMAP_PANEL_ID } from "../../constants.ts";
import { DEFAULT_QUESTION } from "../../shared/cohorts/question.ts";
import { byCountry, cohorts } from "../../shared/testing/cohorts.ts";
import { noSessions } from "../../shared/testing/docs.ts";
import { testView } from "../../shared/testing/view.ts";
import { CohortControls } from "./CohortControls.tsx";
import { homeOf, latestRange, questionParams, readCohortsState } from "./cohortsState.ts";
import { curveColumns, curveCsv, curveModel, periodsOf } from "./curve.ts";
import { heatmapPanel } from "./HeatmapPanel.tsx";
import { NoCohorts } from "./NoCohorts.tsx";
import { cellsOf, trendCsv, trendModel, trendOf } from "./trend.ts";

const view = (search: string, slice = { from: "2024-12-01", to: "2026-12-01" }) =>
  testView({ params: new URLSearchParams(search), slice: { ...slice, filters: {} } });

test("the question comes from the address, and unknown words fall back", () => {
  const search = "unit=store&grain=week&metric=margin&show=per_customer&cumulative=true&by=country&value=FR&period=3";
  expect(readCohortsState(view(search))).toEqual({
    question: {
      unit: "store",
      grain: "week",
      metric: "margin",
      show: "per_customer",
      cumulative: true,
      by: "country",
      value: "FR",
      currency: undefined,
      from: "2024-12-01",
      to: "2026-12-01",
    },
    period: 3,
  });
  const { question, period } = readCohortsState(view("metric=likes&show=per_customer&value=FR&period=-1"));
  expect(question).toMatchObject({ metric: "customers", show: "share", by: undefined, value: undefined });
  expect(period).toBeUndefined();
});

test("defaults stay out of the address, and another attribute drops the value of the one before", () => {
  expect(questionParams({ grain: "month", cumulative: false })).toEqual({ grain: undefined, cumulative: undefined });
  expect(questionParams({ by: "channel" })).toEqual({ by: "channel", value: undefined });
  expect(questionParams({ cumulative: true, metric: "orders" })).toEqual({ cumulative: "true", metric: "orders" });
});

test("a range of hours means the days it touches", () => {
  const { question } = readCohortsState(view("", { from: "2026-11-21T09:00:00.000Z", to: "2026-11-22T11:00:00.000Z" }));
  expect(question).toMatchObject({ from: "2026-11-21", to: "2026-11-23" });
});

test("the page begins with two years of months or one of weeks, and offers as much of what is there", () => {
  expect([homeOf(""), homeOf("?grain=week")]).toEqual([
    { from: "now-23M/M", to: "now/M" },
    { from: "now-51w/w", to: "now/w" },
  ]);
  const available = { from: "2005-12-01", to: "2011-12-10" };
  expect(latestRange(available, "month")).toEqual({ from: "2009-12-10", to: "2011-12-10" });
  expect(latestRange({ ...available, from: "2011-11-01" }, "week").from).toBe("2011-11-01");
});

test("the curve leaves out the first period where it says nothing", () => {
  expect(periodsOf(cohorts)).toEqual([1]);
  expect(periodsOf({ ...cohorts, show: "value" })).toEqual([0, 1]);
});

test("the curve has a line for the mean and for eight values at most, and each point tells n and cohorts", () => {
  const { series, labels, axis } = curveModel(byCountry);
  expect(series.map(({ name }) => name)).toEqual([
    "Weighted mean of all",
    ...["FR", "DE", "ES", "IT", "NL", "PT", "IE", "FI"],
  ]);
  expect(labels).toEqual(["Month 1"]);
  expect([axis?.(2), axis?.(2.5)]).toEqual(["2", ""]);
  expect(series[1]?.describe(0)).toBe("30.00% (n = 30 customers in 1 cohort)");
  expect(new Set(series.map(({ look }) => JSON.stringify(look))).size).toBe(9);
});

test("confined to a value the mean is that value's, and it has no second line", () => {
  const names = curveModel({ ...byCountry, value: "DE" }).series.map(({ name }) => name);
  expect(names[0]).toBe("Weighted mean, DE");
  expect(names).not.toContain("DE");
  expect(names).toContain("BE");
});

test("the curve's table and file say how many cohorts are in each mean", () => {
  expect(curveColumns(cohorts).map(({ header }) => header)).toEqual([
    "Month",
    "Weighted mean of all",
    "n of the mean",
    "Cohorts in it",
  ]);
  expect(curveCsv(cohorts).rows).toEqual([["Weighted mean of all", 1, 0.4, 100, 1]]);
});

test("a period is a line across cohorts, the last of which is not over", () => {
  expect(trendOf(cohorts, 1).map(({ cohort }) => cohort)).toEqual(["2026-09-01", "2026-10-01"]);
  const { times, series, incomplete } = trendModel(cohorts, 1);
  expect(times).toEqual([Date.parse("2026-09-01"), Date.parse("2026-10-01")]);
  expect([series[0]?.values, incomplete]).toEqual([
    [0.4, 0.2],
    [null, "Month not over"],
  ]);
  expect(series[0]?.describe(0)).toBe("40.00% (n = 100 customers)");
  expect(trendCsv(cohorts, 1).rows[1]).toEqual(["2026-10-01", 100, 1, 0.2, 100, "false"]);
});

test("an undefined cell is a gap in the trend, with its reason", () => {
  const [first] = cohorts.cohorts;
  const cells = [{ period: 0, cell: noSessions, complete: true }];
  const { series } = trendModel({ ...cohorts, cohorts: first ? [{ ...first, cells }] : [] }, 0);
  expect(series[0]?.values).toEqual([null]);
  expect(series[0]?.describe(0)).toContain("No sessions: Sessions carry no store.");
});

test("as a list every cell is a line", () => {
  expect(cellsOf(cohorts)).toHaveLength(6);
});

test("on a dashboard the panel keeps the question and not the days", () => {
  const panel = heatmapPanel({ ...DEFAULT_QUESTION, by: "country", from: "2024-12-01", to: "2026-12-01" }, "Customers");
  expect(panel).toMatchObject({ type: HEATMAP_PANEL_ID, title: "Customers" });
  expect(panel.options).toEqual({ ...DEFAULT_QUESTION, by: "country" });
});

test("every toggle asks for what it says", async () => {
  const onChange = vi.fn();
  const props = { groups: byCountry.groups, currencies: ["EUR"], onChange };
  const { rerender } = render(<CohortControls question={DEFAULT_QUESTION} {...props} />);
  expect(screen.queryByRole("radio", { name: "Per customer" })).toBeNull();
  for (const name of ["Stores", "Week", "% of previous"]) {
    await userEvent.click(screen.getByRole("radio", { name }));
  }
  await userEvent.click(screen.getByRole("switch", { name: /Cumulative/ }));
  expect(onChange.mock.calls).toEqual([
    [{ unit: "store" }],
    [{ grain: "week" }],
    [{ show: "previous" }],
    [{ cumulative: true }],
  ]);
  rerender(<CohortControls question={{ ...DEFAULT_QUESTION, unit: "store", metric: "orders" }} {...props} />);
  expect(screen.getByRole("radio", { name: "Per store" })).toBeTruthy();
});

test("a range without a first order offers one that has some", async () => {
  const page = view("");
  render(
    <MemoryRouter>
      <NoCohorts doc={{ ...cohorts, cohorts: [], mean: [] }} view={page} />
    </MemoryRouter>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Show 2026-09-03 to 2026-11-21" }));
  expect(page.written).toEqual([{ range: { from: "2026-09-03", to: "2026-11-22" } }]);
});
