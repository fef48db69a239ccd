import type * as runtime from "@grafana/runtime";
import { config } from "@grafana/runtime";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Answer, type FakeBackend, fakeBackend } from "../../shared/testing/backend.ts";
import { noSegments, segments } from "../../shared/testing/segments.ts";
import SegmentsPage from "./SegmentsPage.tsx";

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

function open(data: unknown, search = "", status = 200) {
  backend.answers["/v1/segments"] = { status, data } as Answer;
  render(
    <MemoryRouter initialEntries={[`/segments${search}`]}>
      <SegmentsPage />
    </MemoryRouter>,
  );
}

const pressed = () => screen.queryAllByRole("button", { pressed: true }).map(({ textContent }) => textContent);

test("the answer comes first, and a link picks a segment out everywhere", async () => {
  open({ ...segments, currencies: ["EUR", "GBP"] }, "?currency=EUR&kind=2");
  expect(screen.getByText(segments.sentence)).toBeTruthy();
  expect(backend.sent.map(({ url }) => url).find((url) => url.includes("/v1/segments"))).toContain("currency=EUR");
  expect(screen.getByLabelText("Currency")).toBeTruthy();
  expect(pressed()).toEqual(["Many orders", "Many orders", "Many orders"]);
  await userEvent.click(screen.getAllByRole("button", { name: "Many orders" })[0] as HTMLElement);
  expect(pressed()).toEqual([]);
});

test("who may not write sees why, and cannot find segments anew", async () => {
  open(segments);
  expect(await screen.findByText("Finding segments now needs a token with the scope write.")).toBeTruthy();
  const button = screen.getByRole("button", { name: "Find segments anew" });
  expect(button.hasAttribute("disabled") || button.getAttribute("aria-disabled") === "true").toBe(true);
});

test("not scored, and not grouped, are two things", () => {
  open({ ...noSegments, currency: null, currencies: [] });
  expect(screen.getByText("Customers are not scored yet")).toBeTruthy();
  expect(screen.getByRole("link", { name: "the page Customers" })).toBeTruthy();
  open(noSegments);
  expect(screen.getByText("No segments are found yet")).toBeTruthy();
});

test("who may not read is told what it takes", () => {
  open({ title: "Forbidden", detail: "It takes the scope read." }, "", 403);
  expect(screen.getByText("It takes the scope read.")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Open Configuration" })).toBeTruthy();
});
