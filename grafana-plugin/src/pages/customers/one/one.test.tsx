import type * as runtime from "@grafana/runtime";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, Route, Routes } from "react-router";
import { beforeEach, expect, test, vi } from "vitest";
import type { CustomerEvent } from "../../../shared/api/types.ts";
import { type FakeBackend, fakeBackend } from "../../../shared/testing/backend.ts";
import { customer, model, NOTICE } from "../../../shared/testing/customers.ts";
import CustomerPage from "./CustomerPage.tsx";
import { customerSentence } from "./customerSentence.ts";
import { barOf, effectText } from "./reasons.ts";
import { detailText, readKinds, toggleKind } from "./timelineKinds.ts";
import { toTile } from "./ValueTiles.tsx";

// Grafana sets it from the inside; npm's package leaves it empty.
vi.mock("@grafana/runtime", async (original) => ({
  ...(await original<typeof runtime>()),
  PluginPage: ({ children }: { children: React.ReactNode }) => <main>{children}</main>,
}));

const event = (at: string, kind: CustomerEvent["kind"], title: string, detail = {}): CustomerEvent => ({
  at,
  kind,
  title,
  id: null,
  amount: null,
  currency: null,
  detail,
});
const first = [event("2026-11-18T21:19:35Z", "order", "Order O1"), event("2026-11-18T21:14:28Z", "session", "Visit")];
let backend: FakeBackend;

beforeEach(() => {
  backend = fakeBackend();
  backend.answers["/v1/customers/C1"] = { status: 200, data: customer };
  backend.answers["/v1/token"] = { status: 200, data: { name: "me", scopes: ["read"] } };
  backend.answers["/v1/customers/settings"] = { status: 200, data: model.settings };
  backend.answers["/v1/customers/C1/timeline"] = ({ url }) => ({
    status: 200,
    data: url.includes("cursor=older")
      ? { rows: [event("2026-01-28T10:00:00Z", "order", "Order O0")], next_cursor: null }
      : { rows: first, next_cursor: "older" },
  });
});

function show(address = "/customers/C1") {
  render(
    <MemoryRouter initialEntries={[address]}>
      <Routes>
        <Route path="customers/:id" element={<CustomerPage />} />
      </Routes>
    </MemoryRouter>,
  );
}

test("three values stand side by side, each with its method and interval or the reason why not", () => {
  const [simple, margin, predicted] = customer.values.map((value) => toTile(value, customer));
  expect(simple).toMatchObject({ value: "€2,670", notes: ["No interval.", "A rule of thumb. Average × orders."] });
  expect(margin).toMatchObject({ value: "Cost unknown", worded: true });
  expect(margin?.notes[0]).toBe("No cost is known for what was bought.");
  expect(predicted?.notes.join(" ")).toContain("€3,653 to €4,357: 95 % interval of the estimate");
  expect(predicted?.notes).toContain(NOTICE);
});

test("the first line says who they are and how likely they leave", () => {
  expect(customerSentence(customer, "en-GB")).toBe(
    "Champions: 45 orders for €5,634, the last 3 days ago; 2.5% likely to leave within 90 days.",
  );
});

test("reasons point away from the middle, and words say which way", () => {
  expect([barOf(-3.2, 3.2), barOf(1.6, 3.2)]).toEqual([
    { left: 0, width: 50 },
    { left: 50, width: 25 },
  ]);
  expect(effectText(-3.2, "en-GB")).toBe("-3.20");
});

test("kinds are in the address, and all of them are nothing in it", () => {
  const all = readKinds(new URLSearchParams());
  expect(toggleKind(all, "session")).toEqual({ kind: ["order", "refund", "ticket", "move"] });
  expect(toggleKind(["order", "refund", "ticket", "move"], "session")).toEqual({ kind: undefined });
  expect(toggleKind(["order"], "order")).toEqual({ kind: ["none"] });
  expect(readKinds(new URLSearchParams("kind=none"))).toEqual([]);
  const detail = { store: "Paris", lines: 1, coupon: null, satisfaction: 4, reason: "does_not_fit" };
  expect(detailText({ kind: "order", detail })).toBe("Paris · 1 line · does not fit · satisfaction 4 of 5");
});

test("the page tells what the token does not show, moves in words, and older entries on request", async () => {
  show();
  expect(await screen.findByText("Name and e-mail address need a token with the scope personal.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Their data" })).toBeNull();
  expect(await screen.findByText("from At risk to Champions")).toBeTruthy();
  expect(screen.getByText("first seen in At risk")).toBeTruthy();
  const timeline = screen.getByRole("list", { name: "Timeline, newest first" });
  expect(within(timeline).getAllByRole("listitem")).toHaveLength(2);
  await userEvent.click(screen.getByRole("button", { name: "Show older" }));
  expect(within(timeline).getAllByRole("listitem")).toHaveLength(3);
  expect(screen.queryByRole("button", { name: "Show older" })).toBeNull();
});

test("a link restores the kinds; with the scope personal a person's data can be taken", async () => {
  backend.answers["/v1/token"] = { status: 200, data: { name: "me", scopes: ["personal"] } };
  show("/customers/C1?kind=session");
  expect(await screen.findByRole("button", { name: "Their data" })).toBeTruthy();
  expect(screen.getByRole("list", { name: "Timeline, newest first" }).textContent).not.toContain("Order O1");
});

test("somebody who is not scored is said to be so", async () => {
  const detail = "No customer C1 is scored. Who never ordered is not; new ones are every night.";
  backend.answers["/v1/customers/C1"] = { status: 404, data: { title: "Not found", detail } };
  show();
  expect(await screen.findByText(detail)).toBeTruthy();
});

test("where churn has no figure, its reason stands in place of effects", async () => {
  const churn = { reason: "not_enough_data", detail: "it takes older orders", n: 0 };
  backend.answers["/v1/customers/C1"] = { status: 200, data: { ...customer, churn, churn_reasons: [] } };
  show();
  expect(await screen.findAllByText("It takes older orders.")).toHaveLength(2);
  expect(screen.queryByText(/Nothing sets this customer apart/)).toBeNull();
});
