import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { overviewRequest, toUrl } from "../../shared/api/request.ts";
import { testView } from "../../shared/testing/view.ts";
import { AttackSwitch } from "./AttackSwitch.tsx";

test("orders of attacks can be left out and counted again, and the address keeps which", async () => {
  const view = testView();
  const { rerender } = render(<AttackSwitch attacks={{ excluded: false, orders: 1212 }} view={view} />);
  await userEvent.click(screen.getByRole("button", { name: "Without attacks (1,212 orders)", pressed: false }));
  rerender(<AttackSwitch attacks={{ excluded: true, orders: 1212 }} view={view} />);
  await userEvent.click(screen.getByRole("button", { pressed: true }));
  expect(view.written).toEqual([{ attacks: "exclude" }, { attacks: undefined }]);
});

test("without an attack in the range there is no switch, unless it is on", () => {
  const { container, rerender } = render(<AttackSwitch attacks={{ excluded: false, orders: 0 }} view={testView()} />);
  expect(container.textContent).toBe("");
  rerender(<AttackSwitch attacks={{ excluded: true, orders: 0 }} view={testView()} />);
  expect(screen.getByRole("button", { pressed: true })).toBeTruthy();
});

test("every question of the page carries the choice", () => {
  const slice = { ...testView().slice, attacks: "exclude" } as const;
  expect(toUrl(overviewRequest(slice, "none"))).toContain("attacks=exclude");
  expect(toUrl(overviewRequest(testView().slice, "none"))).not.toContain("attacks");
});
