import { expect, test } from "vitest";
import { customers } from "../testing/customers.ts";
import { daysRange, ordersRange, rfmGrid } from "./grid.ts";

const cuts = [231, 129, 60, 23];
const orders = [1, 2, 3, 5];

test("scores say which days and orders they are of", () => {
  expect([5, 4, 1].map((score) => daysRange(score, cuts))).toEqual([
    "under 23 days",
    "23 to 59 days",
    "231 days or more",
  ]);
  expect([1, 2, 4, 5].map((score) => ordersRange(score, orders))).toEqual([
    "1 order",
    "2 orders",
    "4 to 5 orders",
    "6 orders or more",
  ]);
  expect(ordersRange(2, [1, 1, 3, 5])).toBe("nobody: a tie");
  expect([daysRange(1, undefined), ordersRange(1, undefined)]).toEqual(["", ""]);
});

test("recent buyers are on top and frequent ones on the right; a cell without customers is there", () => {
  const grid = rfmGrid(customers, "customers");
  expect(grid.columns.map(({ name }) => name)).toEqual(["F1", "F2"]);
  expect(grid.rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)])).toEqual([
    ["R2", "100", "200"],
    ["R1", "300", "0"],
  ]);
  expect(grid.rows[1]?.cells[1]).toMatchObject({ about: "R1 F2: no customers.", position: null });
});

test("each measure has its own colours, and a figure that is not there tells its reason", () => {
  const grid = rfmGrid(customers, "predicted");
  expect(grid.domain).toMatchObject({ low: 100, high: 5000 });
  const [, worst] = grid.rows;
  expect(worst?.cells[0]).toMatchObject({ text: "–", position: null });
  expect(worst?.cells[0]?.about).toContain("Too few came back.");
  expect(rfmGrid(customers, "churn").rows[0]?.cells.map(({ text }) => text)).toEqual(["50%", "10%"]);
});
