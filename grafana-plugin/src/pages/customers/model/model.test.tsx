import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeBackend } from "../../../shared/testing/backend.ts";
import { customers, model, NOTICE } from "../../../shared/testing/customers.ts";
import { testView } from "../../../shared/testing/view.ts";
import { calibrationModel } from "./calibration.ts";
import { ModelPanel } from "./ModelPanel.tsx";
import { fitFacts, PURCHASES, VALUES } from "./modelFacts.ts";

test("parameters are in words, and where there is no fit, why", () => {
  expect(fitFacts(model.purchases, PURCHASES).map(({ name }) => name)).toEqual([
    "r",
    "alpha",
    "a",
    "b",
    "Customers",
    "Log-likelihood",
  ]);
  expect(fitFacts(model.values, VALUES)).toEqual([{ name: "No fit", value: "Too few came back." }]);
});

test("calibration is drawn from the lowest score to the highest", () => {
  const { times, series } = calibrationModel("reason" in model.churn ? [] : model.churn.tested.calibration);
  expect(times).toEqual([20, 80]);
  expect(series.map(({ values }) => values)).toEqual([
    [0.25, 0.75],
    [0.2, 0.8],
  ]);
});

test("the card tells windows, AUC, Brier and lift, and lists the versions before", async () => {
  const backend = fakeBackend();
  const before = { version: 1, as_of: "2026-11-14", made_at: "2026-11-14T04:15:00Z", customers: 580, elapsed_ms: 700 };
  backend.answers["/v1/customers/models"] = { status: 200, data: { rows: [{ ...before, version: 2 }, before] } };
  const { container } = render(<ModelPanel doc={customers} view={testView()} />);
  for (const words of [
    /^0.746/,
    /^0.194/,
    "Not enough data: purchases to come have no fit.",
    new RegExp(NOTICE),
    "Version 1",
  ]) {
    expect(await screen.findByText(words)).toBeTruthy();
  }
  expect(container.textContent).toContain("200 of 500 customers did not order again (40%)");
  expect(screen.getByRole("region", { name: "Lift" }).textContent).toContain("1.47×");
});

test("without a churn model its reason stands there", () => {
  fakeBackend();
  const none = { ...model, churn: { reason: "not_enough_data", detail: "Fewer than 100 customers." } };
  render(<ModelPanel doc={{ ...customers, model: none }} view={testView()} />);
  expect(screen.getByText("Not enough data: Fewer than 100 customers.")).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Lift" })).toBeNull();
});
