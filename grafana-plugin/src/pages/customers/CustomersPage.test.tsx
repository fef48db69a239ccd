import type * as runtime from "@grafana/runtime";
import { render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { beforeEach, expect, test, vi } from "vitest";
import type { CustomersDoc } from "../../shared/api/types.ts";
import { type FakeBackend, fakeBackend } from "../../shared/testing/backend.ts";
import { customers, NOTICE, row } from "../../shared/testing/customers.ts";
import CustomersPage from "./CustomersPage.tsx";

// Grafana sets these from the inside; npm's package leaves them empty.
vi.mock("@grafana/runtime", async (original) => ({
  ...(await original<typeof runtime>()),
  PluginPage: ({ children }: { children: React.ReactNode }) => <main>{children}</main>,
  usePluginComponent: () => ({ component: undefined, isLoading: false }),
}));

const OVERVIEW = "/v1/customers/overview";
let backend: FakeBackend;

beforeEach(() => {
  backend = fakeBackend();
  backend.answers["/v1/customers"] = { status: 200, data: { currency: "EUR", rows: [row], next_cursor: null } };
});

function open(answer: Partial<CustomersDoc>, search = "") {
  backend.answers[OVERVIEW] = { status: 200, data: { ...customers, ...answer } };
  render(
    <MemoryRouter initialEntries={[`/customers${search}`]}>
      <CustomersPage />
    </MemoryRouter>,
  );
}

const asked = (path: string) => backend.sent.map(({ url }) => url).filter((url) => url.includes(path));

test("the answer comes first, with the notice, and what this token does not show is said once", () => {
  open({});
  expect(screen.getByText(customers.sentence)).toBeTruthy();
  expect(screen.getAllByText(NOTICE).length).toBeGreaterThan(1);
  expect(screen.getAllByText("Names and e-mail addresses need a token with the scope personal.")).toHaveLength(1);
  expect(screen.queryByLabelText("Currency")).toBeNull();
});

test("with several currencies one is shown and others can be chosen", () => {
  open({ currencies: ["EUR", "GBP"] }, "?currency=GBP");
  expect(screen.getByLabelText("Currency")).toBeTruthy();
  expect(asked(OVERVIEW)[0]).toContain("currency=GBP");
  expect(asked("/v1/customers?")[0]).toContain("currency=GBP");
});

const nobody = { currency: null, as_of: null, customers: 0, segments: [], grid: [], model: null };

test("not scored yet, and nobody to score, are two things", () => {
  open({ ...nobody, sentence: "Customers are not scored yet: the job does it every night, or on request." });
  expect(screen.getByText(/“Score now” above does it at once/)).toBeTruthy();
  expect(asked("/v1/customers?")).toEqual([]);
});

test("without any customer the way to some is said", () => {
  open({ ...nobody, sentence: "Not enough data: no order of a known customer has come in yet." });
  expect(screen.getByText("No customer is known yet")).toBeTruthy();
});

test("who may not read is told what it takes", () => {
  backend.answers[OVERVIEW] = { status: 403, data: { title: "Forbidden", detail: "It takes the scope read." } };
  render(
    <MemoryRouter>
      <CustomersPage />
    </MemoryRouter>,
  );
  expect(screen.getByText("It takes the scope read.")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Open Configuration" })).toBeTruthy();
});
