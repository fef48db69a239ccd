import type * as runtime from "@grafana/runtime";
import { config } from "@grafana/runtime";
import { cleanup, render, screen } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type FakeBackend, fakeBackend } from "../../shared/testing/backend.ts";
import {
  comparedMetric,
  experiment,
  experimentResult,
  experimentResults,
  experiments,
} from "../../shared/testing/experiments.ts";
import ExperimentPage from "./ExperimentPage.tsx";
import ExperimentsPage from "./ExperimentsPage.tsx";
import { pathsOf } from "./path.ts";

// Grafana sets it from the inside; npm's package leaves it empty.
vi.mock("@grafana/runtime", async (original) => ({
  ...(await original<typeof runtime>()),
  PluginPage: ({ children, actions }: { children: React.ReactNode; actions: React.ReactNode }) => (
    <main>
      {actions}
      {children}
    </main>
  ),
}));

const boot = config.bootData as unknown as { host?: string };
let backend: FakeBackend;

beforeEach(() => {
  boot.host = "vigie-console";
  backend = fakeBackend();
  backend.answers["/v1/token"] = { status: 200, data: { name: "me", scopes: ["read"] } };
});

afterEach(() => {
  boot.host = undefined;
});

function open(address: string) {
  render(
    <MemoryRouter initialEntries={[address]}>
      <Routes>
        <Route path="experiments" element={<ExperimentsPage />} />
        <Route path="experiments/:key" element={<ExperimentPage />} />
      </Routes>
    </MemoryRouter>,
  );
}

function openOne(doc: unknown = experiment, results: unknown = experimentResults) {
  backend.answers["/v1/experiments/green-button"] = { status: 200, data: doc };
  backend.answers["/v1/experiments/green-button/results"] = { status: 200, data: results };
  open("/experiments/green-button");
}

test("the list tells state, health and what was found, and leads to the experiment", () => {
  backend.answers["/v1/experiments"] = { status: 200, data: experiments };
  open("/experiments");
  expect(screen.getByText(experiments.sentence)).toBeTruthy();
  expect(screen.getByText(experiments.rows[0]?.verdict ?? "")).toBeTruthy();
  expect(screen.getByText("Look at the assignment")).toBeTruthy();
  expect(screen.getByText("There is no result yet.")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Green button" }).getAttribute("href")).toContain(
    "/experiments/green-button",
  );
});

test("without experiments the page says how to begin", () => {
  backend.answers["/v1/experiments"] = { status: 200, data: { sentence: "There are no experiments yet.", rows: [] } };
  open("/experiments");
  expect(screen.getByText("POST /v1/experiments")).toBeTruthy();
});

test("the verdict comes first, health before effects are trusted, and both results stand side by side", () => {
  openOne();
  expect(screen.getByText(experimentResults.latest?.sentence ?? "")).toBeTruthy();
  expect(screen.getByText("Plan changed after the start")).toBeTruthy();
  expect(screen.getAllByText("Look at the assignment").length).toBeGreaterThan(0);
  expect(screen.getByRole("img", { name: /Gross revenue, green: \+10\.0 %/ })).toBeTruthy();
  expect(screen.getByRole("img", { name: /Gross revenue, green: \+30\.0 %/ })).toBeTruthy();
  expect(screen.getByText("Not enough data: two units an arm are needed")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Orders 80 % below expected" })).toBeTruthy();
  expect(screen.getByText(/, after the start/)).toBeTruthy();
  expect(screen.getByText("We are in a hurry")).toBeTruthy();
});

test("effects by dimension stand beside whether they differ; without a dimension there is no such panel", () => {
  const few = { reason: "not_enough_data" as const, detail: "two units an arm are needed" };
  const values = [
    { value: "DE", units: 812, difference: { value: 2.5, lower: -1, upper: 4 } },
    { value: "FR", units: 198, difference: few },
  ];
  const differ = { statistic: 5.2, degrees_of_freedom: 1, p: 0.02, adjusted_p: 0.03 };
  const slices = [
    { dimension: "country", differ, values },
    { dimension: "loyalty_tier", differ: { ...differ, adjusted_p: 0.6 }, values: [{ ...values[0]!, value: "gold" }] },
  ];
  const sliced = { ...experimentResult, without: null, metrics: [comparedMetric("Gross revenue", { slices })] };
  openOne(experiment, { ...experimentResults, latest: sliced });
  expect(screen.getByText("By dimension")).toBeTruthy();
  const cells = (name: string) =>
    Array.from(screen.getByText(name).closest("tr")?.querySelectorAll("td,th") ?? [], (it) => it.textContent);
  expect(cells("DE")).toEqual(["Gross revenue", "DE", "+2.5 (−1 to +4)", "812", "Differ: p 0.030", "country", "green"]);
  expect(cells("FR").slice(1, 5)).toEqual(["FR", "–", "198", "Differ: p 0.030"]);
  expect(cells("gold").slice(4, 6)).toEqual(["Alike but for chance", "loyalty tier"]);
  cleanup();
  openOne();
  expect(screen.queryByText("By dimension")).toBeNull();
});

test("a draft has its plan and no result", () => {
  openOne({ ...experiment, state: "draft", started_at: null }, { latest: null, path: [] });
  expect(screen.getByText("It has not started.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Make the result now" })).toBeNull();
});

test("one result is no path, later intervals set the axis, and no change is on it", () => {
  expect(pathsOf(experimentResults.path.slice(0, 1))).toEqual([]);
  const [way] = pathsOf(experimentResults.path);
  expect(way?.points).toHaveLength(3);
  expect(way && way.low <= 0 && way.high >= 0).toBe(true);
});
