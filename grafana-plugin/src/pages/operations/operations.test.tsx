import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { type FakeBackend, fakeBackend } from "../../shared/testing/backend.ts";
import { AnnotationSwitches } from "./AnnotationSwitches.tsx";
import { QuarantinePanel } from "./QuarantinePanel.tsx";
import { corrected, isChanged, toFields } from "./quarantine.ts";

const row = {
  id: 4,
  import_id: 1,
  source: "inventory",
  file: "stock.csv",
  line: 2,
  field: "quantity",
  reason: "not_a_whole_number",
  message: "quantity is not a whole number",
  row: { product: "P1", quantity: "many", note: null },
  state: "open",
};
const summary = [{ source: "inventory", reason: "not_a_whole_number", rows: 1, newest: "2026-11-21T10:00:00Z" }];
let backend: FakeBackend;

beforeEach(() => {
  backend = fakeBackend();
  backend.answers["/v1/quarantine"] = { status: 200, data: { rows: [row], total: 1, by_reason: {} } };
});

test("the field at fault is marked with its reason; a corrected row is replayed and its outcome said", async () => {
  backend.answers["POST /v1/quarantine/replay"] = { status: 200, data: { replayed: 1, rejected: 0, messages: [] } };
  const onReplayed = vi.fn();
  render(<QuarantinePanel summary={summary} timeZone="utc" onReplayed={onReplayed} />);
  await userEvent.click(await screen.findByRole("button", { name: /stock.csv, line 2/ }));
  const field = screen.getByLabelText("quantity");
  expect(screen.getByRole("alert").textContent).toContain("quantity is not a whole number");
  await userEvent.clear(field);
  await userEvent.type(field, "12");
  await userEvent.click(screen.getByRole("button", { name: "Replay 1 corrected row" }));
  expect(backend.sent.find(({ method }) => method === "POST")?.data).toEqual({
    rows: [{ id: 4, row: { product: "P1", quantity: "12", note: null } }],
  });
  expect(await screen.findByText("1 row replayed")).toBeTruthy();
  expect(onReplayed).toHaveBeenCalledOnce();
});

test("rows may hold personal data: who is no administrator sees how many, and what it takes", async () => {
  backend.answers["/v1/quarantine"] = { status: 403, data: { title: "Forbidden", detail: "It takes admin." } };
  render(<QuarantinePanel summary={summary} timeZone="utc" onReplayed={() => {}} />);
  expect(await screen.findByText("The rows themselves are for administrators")).toBeTruthy();
  expect(screen.getByText("not a whole number")).toBeTruthy();
});

test("what was not touched goes back exactly as it came", () => {
  const original = { a: 1, b: null, c: { d: [2] }, e: "x" };
  const fields = { ...toFields(original), e: "y" };
  expect(corrected(original, fields)).toEqual({ ...original, e: "y" });
  expect([isChanged(original, fields), isChanged(original, toFields(original))]).toEqual([true, false]);
});

test("annotations are switched by kind, and only where a Grafana is configured", async () => {
  const path = "/v1/annotations/settings";
  backend.answers[path] = { status: 200, data: { enabled: false, kinds: { deploy: true } } };
  const { unmount, container } = render(<AnnotationSwitches />);
  expect(container.textContent).toBe("");
  unmount();
  backend.answers[path] = { status: 200, data: { enabled: true, kinds: { deploy: true, falco: true } } };
  render(<AnnotationSwitches />);
  await userEvent.click(await screen.findByRole("switch", { name: "Deploys" }));
  expect(backend.sent.at(-1)).toMatchObject({ method: "PUT", data: { kinds: { deploy: false, falco: true } } });
});
