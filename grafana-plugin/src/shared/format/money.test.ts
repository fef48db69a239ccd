import { expect, test } from "vitest";
import { changeWords, formatP } from "./change.ts";
import { moneyLine, moneyText } from "./money.ts";

const money = { value: 1904.4, low: 1210.2, high: 2610.9, currency: "EUR", n: 3 };

test("an estimate comes in whole units with its interval", () => {
  expect(moneyLine(money, "en-GB")).toBe("€1,904 (€1,210 to €2,611)");
  expect(moneyText(money, "en-GB").detail).toBe("Less revenue than expected, over 3 hours; the interval holds 95 %.");
});

test("what was gained is called so instead of being a negative loss", () => {
  expect(moneyLine({ ...money, value: -300, low: -500, high: 40, n: 1 }, "en-GB")).toBe("€300 gained (-€40 to €500)");
});

test("a loss that may be chance is said to be so", () => {
  expect(moneyText({ ...money, low: -20 }, "en-GB").detail).toBe(
    "It may as well be nothing: the 95 % interval, over 3 hours, holds zero.",
  );
});

test("money that cannot be known is a reason in words", () => {
  const text = moneyText({ reason: "mixed_currencies", detail: "EUR and GBP." });
  expect(text).toEqual({ text: "Several currencies", detail: "EUR and GBP.", known: false });
  expect(moneyLine({ reason: "not_enough_data", detail: "Two weeks only." })).toBe("Not enough data: Two weeks only.");
});

test("a change says its side in words", () => {
  expect([changeWords(-0.92, "en-GB"), changeWords(0.4, "en-GB")]).toEqual([
    "92% below expected",
    "40% above expected",
  ]);
});

test("a probability is never shown as nought", () => {
  expect([0.0000002, 0.004, 0.18].map((p) => formatP(p, "en-GB"))).toEqual(["below 0.001", "0.004", "0.18"]);
});
