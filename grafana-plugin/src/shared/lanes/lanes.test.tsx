import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import { signalHref } from "../signals/signalHref.ts";
import { detail } from "../testing/incidents.ts";
import { deploy, shell } from "../testing/signals.ts";
import { errorLanes, quietKinds, signalLanes } from "./lanes.ts";
import { LaneNote, SignalLanes } from "./SignalLanes.tsx";

const axis: [number, number] = [Date.parse(detail.window.from), Date.parse(detail.window.to)];
const soldOut = { ...deploy, id: 8, kind: "stock_out" as const };

function show(errors: typeof detail.errors, signals = detail.signals) {
  render(
    <MemoryRouter>
      <SignalLanes
        signals={signals}
        errors={errors}
        span={{ id: "4", from: axis[0], to: axis[1] }}
        area={{ left: 150, width: 800, top: 0, height: 200 }}
        axis={axis}
        timeZone="utc"
        hrefOf={(signal) => signalHref(signal, "")}
        logsHref={(service) => `/logs?service=${service}`}
      />
      <LaneNote signals={signals} errors={errors} />
    </MemoryRouter>,
  );
}

test("each kind that happened has a lane, what nobody noticed has none", () => {
  expect(signalLanes([shell, deploy, soldOut]).map(({ name }) => name)).toEqual(["Deploys", "Security alerts"]);
  expect(quietKinds([shell, deploy])).toContain("sold out");
});

test("services that wrote errors have a lane, the loudest first", () => {
  const steps = ["a", "b"];
  const services = [
    { service: "web", counts: [0, 1] },
    { service: "quiet", counts: [0, 0] },
    { service: "payments", counts: [2, 7] },
  ];
  expect(errorLanes({ steps, step_seconds: 60, services })).toEqual([
    { service: "payments", counts: [2, 7], total: 9, most: 7, peak: "b" },
    { service: "web", counts: [0, 1], total: 1, most: 1, peak: "b" },
  ]);
});

test("every mark takes the keyboard and leads on, every service leads to its lines", async () => {
  show(detail.errors);
  expect(screen.getByRole("link", { name: /^payments, 8\d\d errors$/ }).getAttribute("href")).toBe(
    "/logs?service=payments",
  );
  await userEvent.tab();
  await userEvent.tab();
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^checkout 2.14.1 deployed, info/);
  expect((await screen.findByRole("tooltip")).textContent).toContain("service: checkout");
});

test("a mark at an edge stays beside the lane's name, and those that meet there are one", () => {
  const lasting = { ...soldOut, severity: "warning" as const, started_at: "2026-11-18T00:00:00Z", ended_at: null };
  const soon = { ...lasting, id: 9, started_at: new Date(axis[0] + (axis[1] - axis[0]) / 20).toISOString() };
  const late = { ...shell, id: 10, started_at: new Date(axis[1] - 1000).toISOString(), ended_at: null };
  show(null, [lasting, late]);
  const left = () => screen.getAllByRole("listitem").map((it) => Number.parseFloat(it.style.left));
  expect(left()).toHaveLength(2);
  for (const x of left()) expect(Math.min(x, 800 - x)).toBeGreaterThanOrEqual(10);
  cleanup();
  show(null, [lasting, soon]);
  expect(screen.getByRole("button", { name: /^2 signals/ })).toBeTruthy();
  expect(left()[0]).toBeGreaterThanOrEqual(10);
});

test("the bars are read out with how many there are and when the most", () => {
  show(detail.errors);
  expect(screen.getByRole("img", { name: /^payments: 8\d\d error lines, most at .*2026.*: 270$/ })).toBeTruthy();
});

test("a log store that does not answer is not taken for quiet", () => {
  show(null);
  expect(screen.getByText(/^Errors are not known: the log store does not answer. Nothing known of: /)).toBeTruthy();
});
