import type * as runtime from "@grafana/runtime";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter, Route, Routes, useLocation } from "react-router";
import { beforeEach, expect, test, vi } from "vitest";
import type { PowerDoc } from "../../shared/api/types.ts";
import { type FakeBackend, fakeBackend } from "../../shared/testing/backend.ts";
import SampleSizePage from "./SampleSizePage.tsx";
import { curveOf, DEFAULTS, needText, problemOf, readDraft, toParams, toQuery } from "./sampleSize.ts";

// Grafana sets it from the inside; npm's package leaves it empty.
vi.mock("@grafana/runtime", async (original) => ({
  ...(await original<typeof runtime>()),
  PluginPage: ({ children }: { children: React.ReactNode }) => <main>{children}</main>,
}));

const plan: PowerDoc = {
  units_of_control: 31_233.4,
  units_of_treatment: 31_233.4,
  units: 62_468,
  days: 25,
  at_units: null,
  curve: [
    { units: 2_500, power: 0.2, detectable: { reason: "not_converged", detail: "x" } },
    { units: 31_000, power: 0.8, detectable: 0.005 },
    { units: 62_000, power: 0.97, detectable: 0.0035 },
  ],
  settings: { rate: 0.05, lift: 0.1, alpha: 0.05, power: 0.8, ratio: 1, daily: 2_500 },
  method: "normal test of two shares",
};
let backend: FakeBackend;

beforeEach(() => {
  backend = fakeBackend();
  backend.answers["GET /v1/experiments/power"] = { status: 200, data: plan };
});

const Address = () => <output>{useLocation().search}</output>;
const open = (address = "/experiments/sample-size") =>
  render(
    <MemoryRouter initialEntries={[address]}>
      <Address />
      <Routes>
        <Route path="experiments/sample-size" element={<SampleSizePage />} />
      </Routes>
    </MemoryRouter>,
  );

test("the answer comes first in plain words, then the curve, which can be read as a table", () => {
  open();
  expect(screen.getByText("You need 31,234 customers in each arm: about 25 days at 2,500 a day.")).toBeTruthy();
  expect(screen.getByRole("img", { name: /31,234 find 10 %\. 7 %: 62,000, 10 %: 31,000/ })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "What so many would find as table" }));
  expect(screen.getByText("62,000")).toBeTruthy();
});

test("what is typed goes into the address and is asked once the typing pauses", async () => {
  open();
  fireEvent.change(screen.getByLabelText(/Share today/), { target: { value: "8" } });
  fireEvent.change(screen.getByLabelText(/Share today/), { target: { value: "8.5" } });
  await waitFor(() => expect(screen.getByText("?rate=8.5")).toBeTruthy());
  await waitFor(() => expect(backend.sent.at(-1)?.url).toContain("rate=0.085"));
  expect(backend.sent).toHaveLength(2);
  expect(backend.sent.every(({ method }) => method === "GET")).toBe(true);
});

test("an address brings its question along", () => {
  open("/experiments/sample-size?kind=mean&mean=50&sd=10&lift=4");
  expect(backend.sent[0]?.url).toContain("mean=50&standard_deviation=10&lift=0.04");
  expect(screen.queryByLabelText(/Share today/)).toBeNull();
});

test("a problem is named at its field, and nothing is asked", () => {
  open("/experiments/sample-size?rate=100");
  expect(screen.getByText("Enter a share above 0 % and below 100 %.")).toBeTruthy();
  expect(screen.getByText("Mend the field that is marked.")).toBeTruthy();
  expect(backend.sent).toEqual([]);
});

test.each([
  ["lift", { lift: "0" }, "Enter −100 to 1000 %, but not 0."],
  ["lift", { rate: "60", lift: "100" }, "It leads to a share of 120 %."],
  ["lift", { kind: "mean" as const, rate: "60", lift: "100" }, undefined],
  ["daily", { daily: "" }, "Enter a number above 0."],
  ["power", { power: "50" }, "Enter a share above 50 % and below 100 %."],
  ["rate", { rate: "2,5" }, undefined],
] as const)("%s of %o has the problem: %s", (field, changes, problem) => {
  expect(problemOf(field, { ...DEFAULTS, ...changes })).toBe(problem);
});

test("the address keeps only what differs from the start, and reads it back", () => {
  const draft = { ...DEFAULTS, kind: "mean" as const, sd: "12" };
  const params = new URLSearchParams(
    Object.entries(toParams(draft)).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  expect(params.toString()).toBe("kind=mean&sd=12");
  expect(readDraft(params)).toEqual(draft);
  expect(toQuery(DEFAULTS)).toEqual({ rate: 0.05, lift: 0.1, alpha: 0.05, power: 0.8, daily: 2_500 });
});

test("what cannot be known is said, and is no point of the curve", () => {
  expect(curveOf(plan)).toHaveLength(2);
  const few = { reason: "not_enough_data" as const, detail: "no units come" };
  expect(needText({ ...plan, days: few })).toBe("You need 31,234 customers in each arm.");
  expect(needText({ ...plan, units_of_control: few })).toBe("Not enough to go by: no units come.");
});
