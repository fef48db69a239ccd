import { dateTime, LoadingState, type PanelProps, standardEditorsRegistry } from "@grafana/data";
import { render, screen } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import { API_PATH } from "../../constants.ts";
import { DEFAULT_QUESTION } from "../../shared/cohorts/question.ts";
import { fakeBackend } from "../../shared/testing/backend.ts";
import { cohorts } from "../../shared/testing/cohorts.ts";
import { plugin } from "./module.ts";
import { type PanelOptions, questionOf } from "./options.ts";

// Grafana fills the registry; a builder only needs the names to be there.
beforeAll(() => {
  const names = ["radio", "select", "boolean", "text"];
  standardEditorsRegistry.setInit(() => names.map((id) => ({ id, name: id, description: "", editor: () => null })));
});

const days = { from: "2026-10-01", to: "2026-11-01" };

function props(options: Partial<PanelOptions>): PanelProps<PanelOptions> {
  const [from, to] = [dateTime("2026-10-01T00:00:00Z"), dateTime("2026-11-01T00:00:00Z")];
  const timeRange = { from, to, raw: { from, to } };
  const shown = { options: { ...DEFAULT_QUESTION, ...options }, timeRange, timeZone: "utc", height: 300, width: 600 };
  return { ...shown, data: { state: LoadingState.Done, series: [], timeRange } } as unknown as PanelProps<PanelOptions>;
}

function show(options: Partial<PanelOptions> = {}) {
  const Panel = plugin.panel;
  if (!Panel) {
    throw new Error("The module has no panel.");
  }
  return render(<Panel {...props(options)} />);
}

test("the module holds a panel that asks the app's route and draws the page's heatmap", async () => {
  const backend = fakeBackend();
  backend.answers["/v1/cohorts"] = { status: 200, data: cohorts };
  show();
  expect(screen.getByText(cohorts.sentence)).toBeTruthy();
  expect(screen.getByRole("grid", { name: "Customers, % of the first period, by cohort and month" })).toBeTruthy();
  expect(screen.getAllByRole("cell", { name: /customers/ }).length).toBe(8);
  const address = new URL(backend.sent[0]?.url ?? "", "http://grafana");
  expect(address.pathname).toBe(`${API_PATH}/v1/cohorts`);
  expect(address.searchParams.has("from")).toBe(false);
});

test("what the API refuses is explained in the panel", () => {
  const backend = fakeBackend();
  const errors = [{ field: "currency", message: "amounts do not add up", mend: "Choose one of EUR, GBP." }];
  backend.answers["/v1/cohorts"] = { status: 400, data: { title: "Invalid input", errors } };
  show({ metric: "margin" });
  expect(screen.getByText("Choose one of EUR, GBP.")).toBeTruthy();
});

test("its options begin as the page does", () => {
  expect(plugin.defaults).toMatchObject({ ...DEFAULT_QUESTION, range: "latest", by: "", value: "", currency: "" });
});

test("the dashboard's range counts only where it was chosen, and empty options are not sent", () => {
  const options: PanelOptions = { ...DEFAULT_QUESTION, by: "", value: "", currency: "", range: "latest" };
  expect(questionOf(options, days)).toEqual({
    ...DEFAULT_QUESTION,
    by: undefined,
    value: undefined,
    currency: undefined,
  });
  expect(questionOf({ ...options, range: "dashboard" }, days)).toMatchObject(days);
});
