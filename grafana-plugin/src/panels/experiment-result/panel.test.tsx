import { dateTime, LoadingState, type PanelProps, standardEditorsRegistry } from "@grafana/data";
import { render, screen } from "@testing-library/react";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { API_PATH } from "../../constants.ts";
import { type FakeBackend, fakeBackend } from "../../shared/testing/backend.ts";
import { experiment, experimentResult, experimentResults } from "../../shared/testing/experiments.ts";
import { plugin } from "./module.ts";
import type { PanelOptions } from "./options.ts";
import { shownOf } from "./shown.ts";

// Grafana fills the registry; a builder only needs the names to be there.
beforeAll(() => {
  const names = ["radio", "text"];
  standardEditorsRegistry.setInit(() => names.map((id) => ({ id, name: id, description: "", editor: () => null })));
});

const defaults: PanelOptions = { key: "green-button", metrics: "all", hours: "without" };
const one = "/v1/experiments/green-button";
let backend: FakeBackend;

beforeEach(() => {
  backend = fakeBackend();
  backend.answers[one] = { status: 200, data: experiment };
  backend.answers[`${one}/results`] = { status: 200, data: experimentResults };
});

function show(options: Partial<PanelOptions> = {}) {
  const Panel = plugin.panel;
  if (!Panel) {
    throw new Error("The module has no panel.");
  }
  const [from, to] = [dateTime("2026-10-01T00:00:00Z"), dateTime("2026-11-01T00:00:00Z")];
  const timeRange = { from, to, raw: { from, to } };
  const props = { options: { ...defaults, ...options }, timeRange, timeZone: "utc", height: 300, width: 600 };
  const data = { state: LoadingState.Done, series: [], timeRange };
  render(<Panel {...({ ...props, data } as unknown as PanelProps<PanelOptions>)} />);
}

test("the module holds a panel that asks the app's routes: the verdict, a warning, and what the plan leaves out", () => {
  show();
  expect(screen.getByText(experimentResult.sentence)).toBeTruthy();
  expect(screen.getByText("Look at the assignment")).toBeTruthy();
  expect(screen.getByRole("img", { name: /Gross revenue, green: \+30\.0 %/ })).toBeTruthy();
  expect(screen.getByText("Without the hours that the plan leaves out.")).toBeTruthy();
  const asked = backend.sent.map(({ url }) => url.replace(API_PATH, ""));
  expect(new Set(asked)).toEqual(new Set([one, `${one}/results`]));
});

test("with all hours every metric stands as it is, and a metric without enough data says so", () => {
  show({ hours: "all" });
  expect(screen.getByRole("img", { name: /Gross revenue, green: \+10\.0 %/ })).toBeTruthy();
  expect(screen.getByRole("img", { name: /Buyers/ })).toBeTruthy();
  expect(screen.getByText(/^Not enough data: two units/)).toBeTruthy();
  expect(screen.getByText(/All hours count here/)).toBeTruthy();
});

test("the primary metric alone can be asked for, and is never mistaken where it is undefined", () => {
  const options: PanelOptions = { ...defaults, metrics: "primary", hours: "all" };
  expect(shownOf(experiment, experimentResult, options).metrics.map(({ name }) => name)).toEqual(["Gross revenue"]);
  const detail = "Amounts in EUR, GBP do not add up.";
  const lost = [{ metric: "gross_revenue", reason: "mixed_currencies", detail }];
  const shown = shownOf(experiment, { ...experimentResult, undefined_metrics: lost }, options);
  expect(shown.metrics).toEqual([]);
  expect(shown.notes[0]).toContain(detail);
});

test("without a key nothing is asked, and the panel says where it is entered", () => {
  show({ key: " " });
  expect(screen.getByText("No experiment is chosen")).toBeTruthy();
  expect(backend.sent).toEqual([]);
});

test("an experiment that is not there is named", () => {
  backend.answers[one] = { status: 404, data: { title: "Not found" } };
  backend.answers[`${one}/results`] = { status: 404, data: { title: "Not found" } };
  show();
  expect(screen.getByText("There is no experiment green-button")).toBeTruthy();
});

test("before the first result the panel says why there is none", () => {
  backend.answers[one] = { status: 200, data: { ...experiment, state: "draft" } };
  backend.answers[`${one}/results`] = { status: 200, data: { latest: null, path: [] } };
  show();
  expect(screen.getByText("Green button has not started.")).toBeTruthy();
});

test("what the API refuses is explained in the panel", () => {
  backend.answers[one] = { status: 403, data: { title: "Forbidden" } };
  show();
  expect(screen.getByText("Forbidden")).toBeTruthy();
});

test("its options begin with all metrics and the hours of the plan", () => {
  expect(plugin.defaults).toEqual({ key: "", metrics: "all", hours: "without" });
});
