import { expect, test } from "vitest";
import { lineTotal } from "./index.ts";

test.each([
  ["2.55", 6, 2, 1530],
  ["0.125", 1, 2, 12],
  ["0.135", 1, 2, 14],
  ["-0.125", 1, 2, -12],
  ["-0.135", 1, 2, -14],
  ["0.005", -1, 2, 0],
  ["0.001", 7, 2, 1],
  ["199", 3, 0, 597],
  ["0.5", 1, 0, 0],
  ["1.5", 1, 0, 2],
  ["1.2345", 1, 3, 1234],
])("%s times %i in units of 10^-%i is %i, a half going to even", (price, quantity, exponent, total) => {
  expect(lineTotal(price, quantity, exponent)).toBe(total);
});

test("a price that is not a decimal is an error", () => {
  expect(() => lineTotal("1e3", 1, 2)).toThrow("1e3");
});
