import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LogLine, LogState, LogVolumeDoc } from "../../shared/api/types.ts";
import { type FakeBackend, fakeBackend } from "../../shared/testing/backend.ts";
import { testView } from "../../shared/testing/view.ts";
import { LinesPanel } from "./LinesPanel.tsx";
import { LogStateNote } from "./LogStateNote.tsx";
import { literalOf, readLogFilters } from "./logsState.ts";
import { volumeCounts } from "./volume.ts";

const state: LogState = {
  source: "loki",
  reachable: true,
  message: "",
  waiting: 0,
  kept_days: null,
  explore_uid: "vigie-loki",
};
const none = readLogFilters(new URLSearchParams());
const line = (id: string, message: string): LogLine => ({
  id,
  at: "2026-11-21T10:00:00.123Z",
  service: "checkout",
  env: "production",
  level: "error",
  source: "push",
  line: message,
  message,
  attributes: { order: "A-1" },
});
const logs = (rows: LogLine[], next_cursor: string | null = null) => ({
  status: 200,
  data: { range: { from: "", to: "" }, rows, next_cursor, state },
});
let backend: FakeBackend;

beforeEach(() => {
  backend = fakeBackend();
});

afterEach(() => {
  vi.useRealTimers();
});

const query = (index: number) => new URL(backend.sent.at(index)?.url ?? "", "http://x").searchParams;

test("a pattern is searched by its longest literal stretch", () => {
  expect(literalOf("payment <num> refused: timeout of bank-<num>")).toBe("refused: timeout of bank-");
  expect(literalOf("<*>")).toBe("");
});

test("levels are stacked with the worst on the ground, services by how much they say", () => {
  const doc = {
    steps: ["a", "b"],
    step_seconds: 60,
    series: [
      { service: "api", level: "info", counts: [5, 5], total: 10 },
      { service: "api", level: "error", counts: [1, 0], total: 1 },
      { service: "web", level: "info", counts: [9, 9], total: 18 },
    ],
  } as unknown as LogVolumeDoc;
  expect(volumeCounts(doc, "level").series.map(({ name, counts }) => [name, counts])).toEqual([
    ["error", [1, 0]],
    ["info", [14, 14]],
  ]);
  expect(volumeCounts(doc, "service").series.map(({ name, counts }) => [name, counts])).toEqual([
    ["web", [9, 9]],
    ["api", [6, 5]],
  ]);
});

test("a Loki that does not answer is said loudly, with how many lines wait", () => {
  render(<LogStateNote state={{ ...state, reachable: false, message: "No answer since 14:05.", waiting: 1204 }} />);
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain("Loki does not answer");
  expect(alert.textContent).toContain("1,204 lines wait here and will be sent on; nothing accepted is lost.");
});

test("a line opens with its attributes, and the arrow keys walk", async () => {
  backend.answers["/v1/logs"] = logs([line("2", "newer"), line("1", "older")]);
  render(<LinesPanel view={testView()} filters={none} />);
  const [first, second] = await screen.findAllByRole("button", { expanded: false, name: /checkout/ });
  first?.focus();
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(document.activeElement).toBe(second);
  expect(screen.getByText("A-1")).toBeTruthy();
});

test("older lines are loaded by the cursor and put below", async () => {
  backend.answers["/v1/logs"] = ({ url }) =>
    url.includes("cursor=") ? logs([line("1", "first")]) : logs([line("2", "second")], "c2");
  render(<LinesPanel view={testView()} filters={none} />);
  await userEvent.click(await screen.findByRole("button", { name: "Load older lines" }));
  expect(query(-1).get("cursor")).toBe("c2");
  const rows = await screen.findAllByRole("button", { name: /checkout/ });
  expect(rows.map((row) => row.textContent?.includes("second"))).toEqual([true, false]);
  expect(screen.queryByRole("button", { name: "Load older lines" })).toBeNull();
});

test("a tail asks for what is younger than the newest line, and stops while its reader reads further down", async () => {
  vi.useFakeTimers();
  backend.answers["/v1/logs"] = ({ url }) =>
    url.includes("after=") ? logs([line("3", "just now")]) : logs([line("2", "before")]);
  render(<LinesPanel view={testView({ params: new URLSearchParams("tail=on") })} filters={none} />);
  await act(() => vi.advanceTimersByTimeAsync(2100));
  expect(query(-1).get("after")).toBe("3");
  expect(screen.getAllByRole("button", { name: /checkout/ })[0]?.textContent).toContain("just now");
  const list = screen.getByRole("region", { name: "Log lines" });
  list.scrollTop = 300;
  act(() => void list.dispatchEvent(new Event("scroll", { bubbles: true })));
  const asked = backend.sent.length;
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect(backend.sent.length).toBe(asked);
  expect(screen.getByTestId("tail-note").textContent).toContain("Tail paused");
});
