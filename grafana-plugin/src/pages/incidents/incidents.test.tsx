import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import { incidents } from "../../shared/testing/incidents.ts";
import { testView } from "../../shared/testing/view.ts";
import { IncidentsPanel } from "./IncidentsPanel.tsx";
import { IncidentTiles } from "./IncidentTiles.tsx";
import { readState } from "./incidentsState.ts";
import { LookedAt } from "./LookedAt.tsx";
import { NoIncidents } from "./NoIncidents.tsx";

const routed = (node: React.ReactNode) => render(<MemoryRouter>{node}</MemoryRouter>);

test("a row tells what, where, how much and why, and leads to the incident", () => {
  routed(<IncidentsPanel view={testView({ search: "?store=7" })} doc={incidents} loading={false} filtered={false} />);
  const [, first, second] = screen.getAllByRole("row");
  expect(first?.textContent).toMatch(/Ended.*lasted 3 h.*€1,904€1,210 to €2,611checkout 2.14.1 deployedEverywhere/);
  expect(second?.textContent).toMatch(/Open.*Not enough dataNothing knownCountry: Germany/);
  expect(
    within(first as HTMLElement)
      .getByRole("link")
      .getAttribute("href"),
  ).toBe("/a/vigie-commerce-app/incidents/4?store=7");
});

test("why there is no figure for the money is reachable with the keyboard", async () => {
  routed(<IncidentsPanel view={testView()} doc={incidents} loading={false} filtered={false} />);
  screen.getByText("Not enough data").parentElement?.focus();
  expect((await screen.findByRole("tooltip")).textContent).toContain("too few orders of Germany");
});

test("a filter without a match says so, and so do more incidents than are shown", () => {
  const { rerender } = routed(
    <IncidentsPanel view={testView()} doc={{ ...incidents, rows: [] }} loading={false} filtered />,
  );
  expect(screen.getByText("No incident of this state in this range.")).toBeTruthy();
  rerender(
    <MemoryRouter>
      <IncidentsPanel view={testView()} doc={{ ...incidents, total: 300 }} loading={false} filtered={false} />
    </MemoryRouter>,
  );
  expect(screen.getByText("2 of 300 incidents. A shorter range shows the others.")).toBeTruthy();
});

test("tiles count by state and filter by it, money has its interval", async () => {
  const view = testView();
  render(<IncidentTiles view={view} doc={incidents} loading={false} />);
  expect(screen.getByRole("region", { name: "Money" }).textContent).toContain("€1,904€1,210 to €2,611");
  expect(screen.getByText("of 2 have a likely cause")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Open" }));
  expect(view.written).toEqual([{ state: "open" }]);
});

test("money of several currencies is a reason and not a sum", () => {
  const money = { reason: "mixed_currencies" as const, detail: "EUR and GBP." };
  render(<IncidentTiles view={testView()} doc={{ ...incidents, money }} loading={false} />);
  expect(screen.getByTestId("value-money").textContent).toBe("Several currencies");
});

test("no incident is told apart from not having looked", () => {
  const { rerender } = render(<NoIncidents view={testView()} lookedAt="2026-11-21T14:00:00Z" />);
  expect(screen.getByText("No incident in this range")).toBeTruthy();
  expect(screen.getByText(/^Judged until .*2026/)).toBeTruthy();
  rerender(<NoIncidents view={testView()} lookedAt={null} />);
  expect(screen.getByText("Not judged yet")).toBeTruthy();
  rerender(<LookedAt at={null} timeZone="utc" />);
  expect(screen.getByText("Not judged yet")).toBeTruthy();
});

test("only states that exist are taken from the address", () => {
  const state = (search: string) => readState(new URLSearchParams(search));
  expect([state("state=open"), state("state=ended"), state("state=x"), state("")]).toEqual([
    "open",
    "ended",
    undefined,
    undefined,
  ]);
});
