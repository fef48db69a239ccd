import { expect, test } from "vitest";
import { placeAfter } from "./gridKeys.ts";

// Header, mean and three cohorts, each shorter than the one before.
const lengths = [4, 3, 4, 2, 1];
const press = (row: number, column: number, key: string, ctrlKey = false) =>
  placeAfter({ row, column }, { key, ctrlKey }, lengths);

test("arrows go to the next cell and stop at the ends", () => {
  expect(press(2, 1, "ArrowRight")).toEqual({ row: 2, column: 2 });
  expect(press(3, 1, "ArrowRight")).toEqual({ row: 3, column: 1 });
  expect(press(2, 0, "ArrowLeft")).toEqual({ row: 2, column: 0 });
  expect(press(0, 0, "ArrowUp")).toEqual({ row: 0, column: 0 });
});

test("down into a shorter row stays inside of it", () => {
  expect(press(2, 3, "ArrowDown")).toEqual({ row: 3, column: 1 });
  expect(press(2, 3, "PageDown")).toEqual({ row: 4, column: 0 });
  expect(press(4, 0, "PageUp")).toEqual({ row: 0, column: 0 });
});

test("Home and End keep the row, with Ctrl they take the whole grid", () => {
  expect(press(2, 2, "Home")).toEqual({ row: 2, column: 0 });
  expect(press(2, 0, "End")).toEqual({ row: 2, column: 3 });
  expect(press(2, 2, "End", true)).toEqual({ row: 4, column: 0 });
  expect(press(2, 2, "Home", true)).toEqual({ row: 0, column: 0 });
});

test("rows without a cell are passed, other keys are left alone", () => {
  expect(placeAfter({ row: 1, column: 0 }, { key: "ArrowUp", ctrlKey: false }, [0, 3, 4])).toEqual({
    row: 1,
    column: 0,
  });
  expect(press(1, 0, "a")).toBeUndefined();
});
