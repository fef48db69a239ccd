import type * as runtime from "@grafana/runtime";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { expect, test, vi } from "vitest";
import { movedAndCame } from "../../shared/moves/fromTo.ts";
import { fakeBackend } from "../../shared/testing/backend.ts";
import { customers, model, NOTICE, row } from "../../shared/testing/customers.ts";
import { testView } from "../../shared/testing/view.ts";
import { customersCsv } from "./customerColumns.tsx";
import { filterWords, readCustomersState, toggleCell, toggleSegment } from "./customersState.ts";
import { DistributionPanels } from "./DistributionPanels.tsx";
import { churnBin, valueBin } from "./distributions.ts";
import { GridPanel } from "./GridPanel.tsx";
import { ListPanel } from "./ListPanel.tsx";
import { MovesPanel } from "./MovesPanel.tsx";
import { movesCsv, movesTable } from "./moves.ts";
import { SegmentsPanel } from "./SegmentsPanel.tsx";
import { sizesModel, sizesTable } from "./sizes.ts";

// Grafana sets it from the inside; npm's package leaves it empty.
vi.mock("@grafana/runtime", async (original) => ({
  ...(await original<typeof runtime>()),
  usePluginComponent: () => ({ component: undefined, isLoading: false }),
}));

const stateOf = (search: string) => readCustomersState({ params: new URLSearchParams(search), filters: {} });

test("the address holds what the list is confined to; nonsense counts as nothing", () => {
  expect(stateOf("segment=at_risk&r=1&f=4&sort=churn&show=churn&search=C00&page=2&cursor=abc")).toEqual({
    question: { search: "C00", segment: "at_risk", r: 1, f: 4, sort: "churn", currency: undefined },
    measure: "churn",
    cursor: "abc",
    page: 2,
  });
  const odd = stateOf("r=x&f=-1&sort=name&show=all&page=0");
  expect(odd).toMatchObject({ question: { r: undefined, f: undefined, sort: "value" }, measure: "customers", page: 1 });
});

test("a cell or a segment chosen again is none, and begins on the first page", () => {
  const { question } = stateOf("r=1&f=4&segment=other");
  expect(toggleCell(question, { r: 1, f: 4 })).toMatchObject({ r: undefined, f: undefined, cursor: undefined });
  expect(toggleCell(question, { r: 1, f: 5 })).toMatchObject({ r: "1", f: "5" });
  expect([toggleSegment(question, "other").segment, toggleSegment(question, "lost").segment]).toEqual([
    undefined,
    "lost",
  ]);
  expect(filterWords({ ...question, search: "C00" }, (name) => name.toUpperCase())).toBe("OTHER, R1 F4, “C00”");
});

test("moves tell new customers apart, and segments that nobody is in keep their label", () => {
  const { from, to } = movesTable(customers);
  expect(to.map(({ label, gained }) => [label, gained])).toEqual([
    ["The rest", 50],
    ["Champions", 30],
    ["At risk", 10],
  ]);
  expect(from.map(({ label, cells }) => [label, ...cells])).toEqual([
    ["The rest", null, 30, null],
    ["Champions", null, null, 10],
    ["New", 50, null, null],
  ]);
  expect(movedAndCame(customers.moves?.rows ?? [])).toEqual({ moved: 40, came: 50 });
  expect(movesCsv(customers).split("\r\n")[1]).toBe("2026-10-01,new,other,50");
});

test("where nothing was noted a month ago, that is said", () => {
  render(<MovesPanel doc={{ ...customers, moves: null }} loading={false} />);
  expect(screen.getByText(/not yet noted a month ago/)).toBeTruthy();
});

test("sizes are a line a segment; a segment without customers on a day is nought", () => {
  const table = sizesTable(customers);
  expect(table.lines.map(({ label, counts }) => [label, ...counts])).toEqual([
    ["The rest", 0, 400],
    ["Champions", 180, 200],
  ]);
  expect(sizesModel(table).series[1]?.describe(0)).toBe("180 customers");
});

test("bins are named by their edges", () => {
  expect(customers.values.map((bin) => valueBin(bin, "EUR", "en-GB"))).toEqual(["under €1", "€1 to €2", "€2 or more"]);
  expect(customers.churn.map((bin) => churnBin(bin, "en-GB"))).toEqual(["0 to 10%", "10 to 20%"]);
});

test("distributions carry the notice, and without a fit the reason", () => {
  render(<DistributionPanels doc={{ ...customers, values: [] }} loading={false} />);
  expect(screen.getByText("Not enough data: Too few came back.")).toBeTruthy();
  expect(screen.getAllByText(NOTICE)).toHaveLength(1);
  expect(screen.getByRole("list", { name: "Customers by churn" }).textContent).toContain("8080%");
});

test("a segment's bar filters the list; what is not predicted tells why", async () => {
  const view = testView({ params: new URLSearchParams("by=predicted") });
  render(<SegmentsPanel view={view} state={stateOf("")} doc={customers} loading={false} />);
  expect(screen.getByText("Not enough data: Too few came back.")).toBeTruthy();
  expect(screen.getByText(new RegExp(NOTICE))).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: /^Champions/ }));
  expect(view.written).toEqual([{ segment: "champions", cursor: undefined, page: undefined }]);
});

test("a cell of the grid filters by both scores; what is foretold carries the notice", async () => {
  const view = testView();
  render(<GridPanel view={view} state={stateOf("show=churn")} doc={customers} loading={false} />);
  expect(screen.getByText(NOTICE)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: /^R2 F2:/ }));
  expect(view.written.at(-1)).toMatchObject({ r: "2", f: "2" });
});

test("the list asks for what the address says; ids are encoded in links, and names are no column without the scope", async () => {
  const backend = fakeBackend();
  backend.answers["/v1/customers"] = { status: 200, data: { currency: "EUR", rows: [row], next_cursor: "more" } };
  const view = testView();
  render(
    <MemoryRouter>
      <ListPanel view={view} state={stateOf("segment=champions&r=2&sort=churn")} doc={customers} />
    </MemoryRouter>,
  );
  const asked = new URL(backend.sent[0]?.url ?? "", "http://grafana").searchParams;
  expect(Object.fromEntries(asked)).toEqual({ segment: "champions", r: "2", sort: "churn", limit: "25" });
  expect(screen.getByRole("link", { name: "C 1/7" }).getAttribute("href")).toContain("/customers/C%201%2F7");
  expect(screen.queryByRole("columnheader", { name: "Name" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Next" }));
  expect(view.written.at(-1)).toEqual({ page: "2", cursor: "more" });
  expect(customersCsv({ rows: [row], currency: "EUR" }).split("\r\n")[1]).toContain("C 1/7,,,France");
});

test("the whole segment is exported by its own route", async () => {
  const backend = fakeBackend();
  backend.answers["/v1/customers"] = { status: 200, data: { currency: "EUR", rows: [row], next_cursor: null } };
  URL.createObjectURL = () => "blob:";
  URL.revokeObjectURL = () => {};
  render(
    <MemoryRouter>
      <ListPanel view={testView()} state={stateOf("segment=champions&r=2")} doc={{ ...customers, model }} />
    </MemoryRouter>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Export Champions customers as CSV" }));
  expect(backend.sent.at(-1)?.url).toContain("/v1/customers/export?segment=champions");
});
