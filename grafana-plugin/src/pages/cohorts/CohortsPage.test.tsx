import type * as runtime from "@grafana/runtime";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { beforeEach, expect, test, vi } from "vitest";
import { type FakeBackend, fakeBackend } from "../../shared/testing/backend.ts";
import { cohorts } from "../../shared/testing/cohorts.ts";
import CohortsPage from "./CohortsPage.tsx";

// Grafana sets these from the inside; npm's package leaves them empty.
vi.mock("@grafana/runtime", async (original) => ({
  ...(await original<typeof runtime>()),
  PluginPage: ({ children }: { children: React.ReactNode }) => <main>{children}</main>,
  usePluginComponent: () => ({ component: undefined, isLoading: false }),
}));

let backend: FakeBackend;

beforeEach(() => {
  backend = fakeBackend();
  backend.answers["/v1/cohorts"] = { status: 200, data: cohorts };
  sellsIn("EUR");
});

function sellsIn(...currencies: string[]) {
  const currency = currencies.map((value) => ({ value, label: value }));
  backend.answers["/v1/analytics/overview"] = { status: 200, data: { options: { currency } } };
}

const open = (search = "") =>
  render(
    <MemoryRouter initialEntries={[`/cohorts${search}`]}>
      <CohortsPage />
    </MemoryRouter>,
  );
const asked = () => backend.sent.map(({ url }) => url).filter((url) => url.includes("/v1/cohorts"));

test("amounts in several currencies wait until one is chosen, and then are asked for in it", async () => {
  sellsIn("EUR", "GBP");
  open("?metric=margin");
  expect(screen.getByText("The shop sells in several currencies")).toBeTruthy();
  expect(asked()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "GBP" }));
  expect(screen.getByRole("grid")).toBeTruthy();
  expect(asked().at(-1)).toContain("currency=GBP");
});

test("counts need no currency", () => {
  sellsIn("EUR", "GBP");
  open();
  expect(screen.getByRole("grid")).toBeTruthy();
  expect(asked()[0]).not.toContain("currency");
});

test("without a single order of a known customer the page says how they come in", () => {
  const sentence = "Not enough data: no order of a known customer has come in yet.";
  backend.answers["/v1/cohorts"] = {
    status: 200,
    data: { ...cohorts, sentence, cohorts: [], mean: [], available: null },
  };
  open();
  expect(screen.getByText(sentence)).toBeTruthy();
  expect(screen.getByText("There is no data yet")).toBeTruthy();
  expect(screen.queryByRole("grid")).toBeNull();
});

test("a refused token leads to the settings", () => {
  backend.answers["/v1/cohorts"] = { status: 401, data: { title: "Unknown token" } };
  open();
  expect(screen.getByText("Unknown token")).toBeTruthy();
  expect(screen.getByRole("link", { name: /Open Configuration/ })).toBeTruthy();
});

test("filters that other pages share are said not to count here", () => {
  open("?country=France");
  expect(screen.getByText(/Filters of other pages do not apply here/)).toBeTruthy();
});
