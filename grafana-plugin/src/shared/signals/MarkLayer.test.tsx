import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, useLocation } from "react-router";
import { expect, test, vi } from "vitest";
import { deploy, shell } from "../testing/signals.ts";
import { MarkLayer } from "./MarkLayer.tsx";
import { SignalSwitches } from "./SignalSwitches.tsx";
import { signalHref } from "./signalHref.ts";

const axis = { from: Date.parse("2026-11-21T09:00Z"), to: Date.parse("2026-11-21T11:00Z"), place: Date.parse };
const area = { left: 40, top: 28, width: 600, height: 200 };

function Where() {
  const { pathname } = useLocation();
  return <output>{pathname}</output>;
}

function show(signals: (typeof deploy)[]) {
  render(
    <MemoryRouter>
      <MarkLayer signals={signals} area={area} axis={axis} timeZone="utc" hrefOf={(signal) => signalHref(signal, "")} />
      <Where />
    </MemoryRouter>,
  );
}

test("a mark tells with the keyboard what it is, and Enter goes to its page", async () => {
  show([shell]);
  await userEvent.tab();
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Shell in checkout, critical, .*2026/);
  expect((await screen.findByRole("tooltip")).textContent).toContain("service: checkout");
  await userEvent.keyboard("{Enter}");
  expect(screen.getByRole("status").textContent).toBe("/a/vigie-commerce-app/security/7");
});

test("several at once are counted, and open as a list of links", async () => {
  show([deploy, shell]);
  await userEvent.click(screen.getByRole("button", { name: /^2 signals, the worst critical/ }));
  expect(await screen.findByRole("link", { name: /checkout 2.14.1 deployed/ })).toBeTruthy();
});

test("each kind has a switch with how many there are", async () => {
  const onChange = vi.fn();
  render(<SignalSwitches chosen={["deploy"]} counts={{ falco: 12 }} onChange={onChange} />);
  await userEvent.click(screen.getByRole("button", { name: "Signals on the chart: 1 of 11 kinds" }));
  await userEvent.click(await screen.findByRole("switch", { name: "Show security alerts" }));
  expect(onChange).toHaveBeenCalledWith(["deploy", "falco"]);
  expect(screen.getByText("12")).toBeTruthy();
});
