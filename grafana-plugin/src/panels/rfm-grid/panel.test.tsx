import { dateTime, LoadingState, type PanelProps, standardEditorsRegistry } from "@grafana/data";
import { render, screen } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import { API_PATH } from "../../constants.ts";
import { fakeBackend } from "../../shared/testing/backend.ts";
import { customers, NOTICE } from "../../shared/testing/customers.ts";
import { plugin } from "./module.ts";
import type { PanelOptions } from "./options.ts";

// Grafana fills the registry; a builder only needs the names to be there.
beforeAll(() => {
  const names = ["radio", "text"];
  standardEditorsRegistry.setInit(() => names.map((id) => ({ id, name: id, description: "", editor: () => null })));
});

function show(options: PanelOptions) {
  const Panel = plugin.panel;
  if (!Panel) {
    throw new Error("The module has no panel.");
  }
  const [from, to] = [dateTime("2026-10-01T00:00:00Z"), dateTime("2026-11-01T00:00:00Z")];
  const timeRange = { from, to, raw: { from, to } };
  const props = { options, timeRange, timeZone: "utc", height: 300, width: 600 };
  const data = { state: LoadingState.Done, series: [], timeRange };
  render(<Panel {...({ ...props, data } as unknown as PanelProps<PanelOptions>)} />);
}

test("the module holds a panel that asks the app's route and draws the page's grid", () => {
  const backend = fakeBackend();
  backend.answers["/v1/customers/overview"] = { status: 200, data: customers };
  show({ measure: "churn", currency: "" });
  expect(screen.getByText(customers.sentence)).toBeTruthy();
  expect(screen.getByRole("grid", { name: "Churn by recency and frequency" })).toBeTruthy();
  expect(screen.getAllByLabelText(/^R\d F\d: .*customers/)).toHaveLength(4);
  expect(screen.getByText(NOTICE)).toBeTruthy();
  const address = new URL(backend.sent[0]?.url ?? "", "http://grafana");
  expect([address.pathname, address.search]).toEqual([`${API_PATH}/v1/customers/overview`, ""]);
});

test("a currency is asked for, and what the API refuses is explained in the panel", () => {
  const backend = fakeBackend();
  const errors = [{ field: "currency", message: "no customer is scored in GBP", mend: "Possible: EUR." }];
  backend.answers["/v1/customers/overview"] = { status: 400, data: { title: "Invalid input", errors } };
  show({ measure: "customers", currency: "GBP" });
  expect(backend.sent[0]?.url).toContain("currency=GBP");
  expect(screen.getByText("Possible: EUR.")).toBeTruthy();
});

test("its options begin as the page does", () => {
  expect(plugin.defaults).toEqual({ measure: "customers", currency: "" });
});
