import { expect, test } from "vitest";
import { lastDay, offeredRange } from "./offer.ts";

test("the whole range with data is offered where the API takes it", () => {
  const available = { from: "2010-12-01", to: "2011-12-10" };
  expect(offeredRange(available, { to: "1999-02-01" })).toEqual(available);
  expect(lastDay(available.to)).toBe("2011-12-09");
});

test("of more than ten years the nearest ten are offered", () => {
  const available = { from: "2010-12-01", to: "2026-11-22" };
  expect(offeredRange(available, { to: "1999-02-01" })).toEqual({ from: "2010-12-01", to: "2020-12-01" });
  expect(offeredRange(available, { to: "2030-01-01" })).toEqual({ from: "2016-11-21", to: "2026-11-22" });
});
