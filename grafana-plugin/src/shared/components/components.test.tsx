import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { noSessions, value } from "../testing/docs.ts";
import { BarList } from "./BarList.tsx";
import { CellText } from "./CellText.tsx";
import { Change, judge } from "./Change.tsx";
import { DataTable, type TableColumn } from "./DataTable.tsx";
import { sparkPaths } from "./Sparkline.tsx";
import { FailureMessage, NoData } from "./StateMessage.tsx";

test("an undefined cell reads its reason out and takes the keyboard", async () => {
  render(<CellText cell={noSessions} unit="ratio" currency={null} />);
  await userEvent.tab();
  expect(document.activeElement?.textContent).toContain("No sessions: Sessions carry no store.");
});

test("a change is judged by the metric's direction and said in words", () => {
  render(<Change change={value(0.2)} direction="down_is_good" />);
  expect(screen.getByText("(worse)", { exact: false })).toBeTruthy();
  expect([judge(0.1, "up_is_good"), judge(-0.1, "down_is_good"), judge(0.1, "neutral")]).toEqual([
    "better",
    "better",
    "same",
  ]);
});

const columns: TableColumn<{ name: string }>[] = [
  { id: "name", header: "Name", sortable: true, cell: (row) => row.name },
  { id: "units", header: "Units", align: "end", sortable: true, cell: () => 1 },
];

test("a sorted column says so, and its button turns the order round", async () => {
  const onSort = vi.fn();
  render(
    <DataTable
      label="T"
      columns={columns}
      rows={[{ name: "a" }]}
      rowKey={(row) => row.name}
      currency={null}
      sorting={{ id: "units", descending: true }}
      onSort={onSort}
    />,
  );
  expect(screen.getByRole("columnheader", { name: "Units" }).getAttribute("aria-sort")).toBe("descending");
  await userEvent.click(screen.getByRole("button", { name: "Units" }));
  await userEvent.click(screen.getByRole("button", { name: "Name" }));
  expect(onSort.mock.calls).toEqual([[{ id: "units", descending: false }], [{ id: "name", descending: false }]]);
});

test("a bar filters on click and shows that it does", async () => {
  const onToggle = vi.fn();
  const bar = { id: "FR", label: "France", value: 3, text: "3", hint: "France: 3" };
  render(<BarList bars={[bar]} chosen={["FR"]} onToggle={onToggle} />);
  const button = screen.getByRole("button", { name: /France/, pressed: true });
  await userEvent.click(button);
  expect(onToggle).toHaveBeenCalledWith("FR");
});

test("a range without data offers the range that has some", async () => {
  const onRange = vi.fn();
  render(
    <NoData
      available={{ from: "2010-12-01", to: "2011-12-10" }}
      asked={{ to: "2026-01-01" }}
      filtered={false}
      onRange={onRange}
      onClearFilters={() => {}}
    />,
  );
  await userEvent.click(screen.getByRole("button", { name: "Show 2010-12-01 to 2011-12-09" }));
  expect(onRange).toHaveBeenCalledWith({ from: "2010-12-01", to: "2011-12-10" });
});

test("without permission the way to the settings is shown", () => {
  render(
    <FailureMessage
      failure={{ kind: "unauthenticated", status: 401, what: "No", why: "Why", mend: "Mend" }}
      onRetry={() => {}}
    />,
  );
  expect(screen.getByText("Mend")).toBeTruthy();
  expect(screen.getByRole("link", { name: /Open Configuration/ }).getAttribute("href")).toBe(
    "/plugins/vigie-commerce-app",
  );
});

test("a sparkline dashes the way to an unfinished bucket and skips gaps", () => {
  const { whole, tail } = sparkPaths([
    { value: 1, complete: true },
    { value: null, complete: true },
    { value: 2, complete: true },
    { value: 1, complete: false },
  ]);
  expect(whole.match(/[ML]/g)).toEqual(["M", "L"]);
  expect(tail.match(/[ML]/g)).toEqual(["M", "L"]);
  expect(sparkPaths([{ value: 1, complete: true }]).whole).toBe("");
});
