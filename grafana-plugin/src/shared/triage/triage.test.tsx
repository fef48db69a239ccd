import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { TriageDoc } from "../api/types.ts";
import { type FakeBackend, fakeBackend } from "../testing/backend.ts";
import { open, triage } from "../testing/signals.ts";
import { TriagePanel } from "./TriagePanel.tsx";
import { stateWord, untilProblem } from "./triageWords.ts";

const PATH = "/v1/triage/falco/7";
const NOW = Date.parse("2026-11-21T12:00:00Z");
let backend: FakeBackend;

beforeEach(() => {
  backend = fakeBackend();
  backend.answers[PATH] = { status: 200, data: triage };
});

const done: TriageDoc = {
  ...triage,
  state: { ...open, acknowledged_at: "2026-11-21T12:00:00Z", acknowledged_by: "alice" },
  events: [
    {
      id: 2,
      action: "acknowledge",
      verdict: null,
      until: null,
      reason: "On it",
      by: "alice",
      at: "2026-11-21T12:00:00Z",
    },
  ],
};

test("an acknowledgement is sent, shown, and in the trail with who, when and why", async () => {
  backend.answers[`POST ${PATH}`] = { status: 200, data: done };
  const onChange = vi.fn();
  render(<TriagePanel kind="falco" subject="7" timeZone="utc" onChange={onChange} />);
  await userEvent.click(await screen.findByRole("button", { name: "Acknowledge" }));
  expect(backend.sent.at(-1)).toMatchObject({ method: "POST", data: { action: "acknowledge" } });
  expect((await screen.findByTestId("triage-state")).textContent).toBe("Acknowledged");
  const trail = screen.getByRole("region", { name: "Audit trail" });
  expect(trail.textContent).toMatch(/alice acknowledged it.*On it.*2026/);
  expect(onChange).toHaveBeenCalledOnce();
});

test("nothing is silenced without a reason", async () => {
  render(<TriagePanel kind="falco" subject="7" timeZone="utc" onChange={() => {}} />);
  await userEvent.click(await screen.findByRole("button", { name: "Silence" }));
  expect(screen.getByText("Say why, for whoever looks later.")).toBeTruthy();
  expect(backend.sent.filter(({ method }) => method === "POST")).toEqual([]);
  backend.answers[`POST ${PATH}`] = { status: 200, data: triage };
  await userEvent.click(screen.getByRole("radio", { name: "4 hours" }));
  await userEvent.type(screen.getByLabelText("Reason for the silence"), "Pentest");
  await userEvent.click(screen.getByRole("button", { name: "Silence" }));
  const { data } = backend.sent.at(-1) ?? {};
  expect(data).toMatchObject({ action: "silence", reason: "Pentest" });
  const hours = (Date.parse(data.until) - Date.now()) / 3_600_000;
  expect(hours).toBeCloseTo(4, 1);
});

test("an end that is typed is meant in the reader's time zone", async () => {
  backend.answers[`POST ${PATH}`] = { status: 200, data: triage };
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  render(<TriagePanel kind="falco" subject="7" timeZone="Asia/Tokyo" onChange={() => {}} />);
  await userEvent.click(await screen.findByRole("radio", { name: "Until" }));
  fireEvent.change(screen.getByLabelText("Silence ends"), { target: { value: `${tomorrow}T09:30` } });
  await userEvent.type(screen.getByLabelText("Reason for the silence"), "Audit");
  await userEvent.click(screen.getByRole("button", { name: "Silence" }));
  expect(backend.sent.at(-1)?.data.until).toBe(`${tomorrow}T00:30:00.000Z`);
});

test("who may read but not judge is told which role and scope it takes", async () => {
  backend.answers[`POST ${PATH}`] = { status: 403, data: { message: "plugin proxy route access denied" } };
  render(<TriagePanel kind="falco" subject="7" timeZone="utc" onChange={() => {}} />);
  await userEvent.click(await screen.findByRole("button", { name: "Acknowledge" }));
  expect(await screen.findByText("You may read this, but not triage it")).toBeTruthy();
  expect(screen.getByText(/role Editor in Grafana, and a token with the scope “triage”/)).toBeTruthy();
});

test("a silence outranks a verdict, and a verdict an acknowledgement", () => {
  const both = { ...open, acknowledged_at: "x", verdict: "expected" as const };
  expect(stateWord(null, "utc", NOW).word).toBe("Open");
  expect(stateWord({ ...open, acknowledged_at: "x" }, "utc", NOW).word).toBe("Acknowledged");
  expect(stateWord(both, "utc", NOW).word).toBe("Expected");
  expect(stateWord({ ...both, silenced_until: "2026-11-21T13:00:00Z" }, "utc", NOW).word).toBe("Silenced");
  expect(stateWord({ ...both, silenced_until: "2026-11-21T11:00:00Z" }, "utc", NOW).word).toBe("Expected");
});

test("a silence ends in the future, and within ninety days", () => {
  expect(untilProblem(Number.NaN, NOW)).toBe("Enter a date and a time.");
  expect(untilProblem(NOW - 1, NOW)).toBe("The end must lie in the future.");
  expect(untilProblem(NOW + 91 * 86_400_000, NOW)).toBe("A silence lasts 90 days at most.");
  expect(untilProblem(NOW + 3_600_000, NOW)).toBeUndefined();
});
