import { render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import type { IncidentsOnChart } from "../../shared/incidents/useIncidents.ts";
import { incident, openIncident } from "../../shared/testing/incidents.ts";
import { OpenIncidents } from "./OpenIncidents.tsx";

const on: IncidentsOnChart = {
  incidents: [incident, openIncident],
  shown: true,
  toggle: () => {},
  hrefOf: ({ id }) => `/incidents/${id}`,
  listHref: "/incidents",
  failed: undefined,
};

const show = (changes: Partial<IncidentsOnChart>) =>
  render(
    <MemoryRouter>
      <OpenIncidents on={{ ...on, ...changes }} />
    </MemoryRouter>,
  );

test("an open incident stands above the figures with money, cause and link, an ended one does not", () => {
  show({});
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
  expect(screen.getByRole("link", { name: openIncident.title }).getAttribute("href")).toBe("/incidents/5");
  expect(screen.getByRole("listitem").textContent).toMatch(
    /Country: Germany, for .* now.*Money at stake: not enough data.*Likeliest cause: Nothing known/,
  );
});

test("where nothing is open nothing is said, where it is not known that is", () => {
  const { container, unmount } = show({ incidents: [incident] });
  expect(container.textContent).toBe("");
  unmount();
  show({ incidents: [], failed: "No answer came back." });
  expect(screen.getByText("Whether an incident is open is not known: No answer came back.")).toBeTruthy();
});

test("many open incidents lead to the list", () => {
  show({ incidents: Array.from({ length: 7 }, (_, id) => ({ ...openIncident, id })) });
  expect(screen.getAllByRole("listitem")).toHaveLength(5);
  expect(screen.getByRole("link", { name: "All 7 open incidents" })).toBeTruthy();
});
