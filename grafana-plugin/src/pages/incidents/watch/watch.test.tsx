import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { type FakeBackend, fakeBackend } from "../../../shared/testing/backend.ts";
import { monitors, simulation } from "../../../shared/testing/incidents.ts";
import { problemOf, toDraft, toSettings } from "./draft.ts";
import { MonitorForm } from "./MonitorForm.tsx";
import { simulationText } from "./Simulation.tsx";
import { falseAlarmText, sensitivityText } from "./sensitivity.ts";
import { WatchPanel } from "./WatchPanel.tsx";

const [monitor] = monitors.rows as [(typeof monitors.rows)[number]];
let backend: FakeBackend;

beforeEach(() => {
  backend = fakeBackend();
  backend.answers["/v1/anomalies/monitors"] = { status: 200, data: monitors };
  backend.answers["/v1/anomalies/simulate"] = { status: 200, data: simulation };
});

const show = (onSaved = () => {}) => render(<MonitorForm monitor={monitor} timeZone="utc" onSaved={onSaved} />);

test("what is watched is asked for only once the panel is opened", async () => {
  render(<WatchPanel timeZone="utc" />);
  expect(backend.sent).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Watch settings" }));
  expect(await screen.findByRole("button", { name: "Edit Orders" })).toBeTruthy();
  expect(screen.getByRole("region", { name: "What is watched" }).textContent).toMatch(/YesUsualBoth1 series.*2026/);
});

test("settings survive being typed", () => {
  expect(toSettings(toDraft(monitor.settings))).toEqual(monitor.settings);
});

test("a field that cannot be taken says what it takes", () => {
  expect([
    problemOf("rate", "0.5"),
    problemOf("hours", "1.5"),
    problemOf("change", ""),
    problemOf("count", "5"),
  ]).toEqual([
    "Enter a number from 0.000000001 to 0.05.",
    "Enter whole hours from 1 to 24.",
    "Enter a percentage from 0 to 1000.",
    undefined,
  ]);
});

test("a try asks what the typed settings would have said, and saves nothing", async () => {
  show();
  await userEvent.click(screen.getByRole("radio", { name: "Keen" }));
  await userEvent.clear(screen.getByLabelText(/^Smallest change/));
  await userEvent.type(screen.getByLabelText(/^Smallest change/), "20");
  await userEvent.click(screen.getByRole("button", { name: "Try on the last 28 days" }));
  expect(await screen.findByText(/^1 anomaly in the last 28 days, 1.1 in 30 days; 672 hours were judged/)).toBeTruthy();
  const { searchParams } = new URL(backend.sent.at(-1)?.url ?? "", "http://x");
  expect(Object.fromEntries(searchParams)).toEqual({
    monitor: "orders",
    days: "28",
    direction: "both",
    false_alarm_rate: "0.001",
    minimum_change: "0.2",
    minimum_count: "5",
    minimum_buckets: "1",
  });
  expect(backend.sent.every(({ method }) => method === "GET")).toBe(true);
});

test("saving sends the whole settings to the monitor's own address", async () => {
  const onSaved = vi.fn();
  show(onSaved);
  await userEvent.click(screen.getByRole("switch", { name: "Watched" }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(backend.sent.at(-1)).toMatchObject({ method: "PUT", data: { ...monitor.settings, enabled: false } });
  expect(backend.sent.at(-1)?.url).toMatch(/\/v1\/anomalies\/monitors\/orders$/);
  expect(onSaved).toHaveBeenCalledOnce();
});

test("who may not save is told which role and scope it takes", async () => {
  backend.answers["PUT /v1/anomalies/monitors/orders"] = { status: 403, data: { message: "access denied" } };
  show();
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("You may try this, but not save it")).toBeTruthy();
  expect(screen.getByText(/role Admin in Grafana, and an administration token with the scope “admin”/)).toBeTruthy();
});

test("a number that is no step has no step's name", () => {
  expect([sensitivityText(0.0001), sensitivityText(0.00035)]).toEqual(["Usual", "0.00035"]);
});

test("a rate is told as how often it cries wolf", () => {
  expect(falseAlarmText(0.0001, { series: 1 })).toBe("By chance alone about 1 alarm in 417 days, over 1 series.");
  expect(falseAlarmText(0.001, { series: 12 })).toBe("By chance alone about 9 alarms in 30 days, over 12 series.");
});

test("too little history is said instead of no anomaly", () => {
  expect(simulationText({ ...simulation, judged: 0, anomalies: [] })).toMatch(/not enough history/);
  expect(simulationText({ ...simulation, anomalies: [], per_month: 0 })).toMatch(/^No anomaly in the last 28 days/);
});
