import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { cohorts } from "../testing/cohorts.ts";
import { HeatmapTable } from "./HeatmapTable.tsx";

const cell = (name: RegExp) => screen.getByRole("cell", { name });

test("it is one stop of the Tab key, and arrows walk its cells", async () => {
  render(<HeatmapTable doc={cohorts} maxHeight={400} onPeriod={() => {}} />);
  await userEvent.tab();
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Month of the first order: show as a trend");
  await userEvent.keyboard("{ArrowRight}{ArrowDown}{ArrowDown}");
  expect(document.activeElement).toBe(cell(/^Sept? 2026, 100 customers, Month 1: 40.00%/));
  expect(screen.getByTestId("cell-tip").textContent).toContain("Formula: customers with an order in the period");
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByTestId("cell-tip")).toBeNull();
  await userEvent.tab();
  expect(document.activeElement).toBe(document.body);
});

test("rows and columns have headers, and the mean stands first", () => {
  render(<HeatmapTable doc={cohorts} maxHeight={400} />);
  expect(screen.getAllByRole("rowheader").map(({ textContent }) => textContent?.replace("Sept", "Sep"))).toEqual([
    "Weighted mean300 customers",
    "Sep 2026100 customers",
    "Oct 2026100 customers",
    "Nov 2026100 customers",
  ]);
  expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual([
    "CohortCustomers",
    "0Month of the first order",
    "1Month 1",
    "2Month 2",
  ]);
});

test("the pointer gets the same words, and the legend names the marks", async () => {
  render(<HeatmapTable doc={cohorts} maxHeight={400} />);
  await userEvent.hover(cell(/^Oct 2026.*Month 1/));
  expect(screen.getByTestId("cell-tip").textContent).toContain("20.00% (n = 100). Month not over: in no mean.");
  expect(screen.getByRole("list", { name: "Legend" }).textContent).toContain("Month not over: in no mean");
});

test("a period's header opens it, and shows which is open", async () => {
  const onPeriod = vi.fn();
  render(<HeatmapTable doc={cohorts} maxHeight={400} period={2} onPeriod={onPeriod} />);
  expect(screen.getByRole("button", { pressed: true }).textContent).toBe("2");
  await userEvent.click(screen.getByRole("button", { name: "Month 1: show as a trend" }));
  expect(onPeriod).toHaveBeenCalledWith(1);
});
