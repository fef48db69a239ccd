import { expect, test } from "vitest";
import { noMeasures } from "../kpis/index.ts";
import { type CubeRow, contributionsOf } from "./contributions.ts";

const where = {
  store: "main",
  country: "Germany",
  channel: "web",
  device: "phone",
  loyalty_tier: "none",
  category: "Toys",
  payment_method: "card",
};
const row = (week: number, orders: number, more: Partial<CubeRow> = {}): CubeRow => ({
  ...noMeasures(),
  ...where,
  currency: "EUR",
  week,
  orders,
  orders_of_category: orders,
  gross: orders * 1_000,
  ...more,
});
/** The same in each of some weeks before. */
const before = (weeks: number, orders: number, more: Partial<CubeRow> = {}) =>
  Array.from({ length: weeks }, (_, n) => row(n + 1, orders, more));

/** Card fails in Germany on the web; everything else goes on. */
const outage = [
  row(0, 0),
  row(0, 20, { payment_method: "invoice" }),
  row(0, 20, { country: "France" }),
  row(0, 20, { country: "France", payment_method: "invoice" }),
  ...before(4, 20),
  ...before(4, 20, { payment_method: "invoice" }),
  ...before(4, 20, { country: "France" }),
  ...before(4, 20, { country: "France", payment_method: "invoice" }),
];

test("the dimension that tells most comes first, with what it was and should have been", () => {
  const doc = contributionsOf("orders", outage, 100);
  expect([doc?.actual, doc?.expected, doc?.compared_with]).toEqual([60, 80, "the same hours of the 4 weeks before"]);
  expect(doc?.dimensions.map(({ name }) => name)).toEqual(["Country", "Payment method"]);
  const [first] = doc?.dimensions[0]?.values ?? [];
  expect(first).toMatchObject({
    value: "Germany",
    share: 1,
    actual: 20,
    expected: 40,
    change: -0.5,
    rate: -20,
    mix: 0,
  });
});

test("within a value stands what tells most of the rest, as shares of that value's change", () => {
  const [first] = contributionsOf("orders", outage, 100)?.dimensions[0]?.values ?? [];
  expect(first?.children).toMatchObject([
    { dimension: "payment_method", value: "card", share: 1, actual: 0, expected: 20, children: [] },
  ]);
});

test("a dimension that is spread like the whole says least; one with a single value says nothing", () => {
  const uneven = [
    ...outage.map((it) => ({ ...it, device: "phone" })),
    ...outage.map((it) => ({ ...it, device: "desktop" })),
  ];
  const doc = contributionsOf("orders", uneven, 100);
  expect(doc?.dimensions.map(({ dimension }) => dimension)).toEqual(["country", "payment_method", "device"]);
  expect(doc?.dimensions[2]?.surprise).toBeCloseTo(0, 12);
});

test("values with less than a tenth of the change are not shown", () => {
  const rows = ["A", "B", "C"].flatMap((country, n) => [
    row(0, [0, 91, 100][n] ?? 0, { country }),
    ...before(4, 100, { country }),
  ]);
  const [first] = contributionsOf("orders", rows, 100)?.dimensions ?? [];
  expect(first?.values.map(({ value, share }) => [value, Math.round(share * 1_000)])).toEqual([["A", 917]]);
});

test.each([
  ["no rows", []],
  ["only the hours themselves", [row(0, 5), row(0, 7, { country: "France" })]],
])("without history there is nothing to compare with: %s", (_, rows) => {
  expect(contributionsOf("orders", rows, 100)).toBeNull();
});

test("a shop of one week compares with that week", () => {
  const doc = contributionsOf("orders", [row(0, 5), ...before(1, 10)], 100);
  expect(doc).toMatchObject({ actual: 5, expected: 10, compared_with: "the same hours of the week before" });
});

test("money is in major units, an average order too", () => {
  const rows = [
    row(0, 2),
    row(0, 2, { country: "France", gross: 8_000 }),
    ...before(4, 2),
    ...before(4, 2, { country: "France" }),
  ];
  expect(contributionsOf("gross_revenue", rows, 100)).toMatchObject({ actual: 100, expected: 40 });
  expect(contributionsOf("gross_revenue", rows, 1)).toMatchObject({ actual: 10_000, expected: 4_000 });
  expect(contributionsOf("aov", rows, 100)).toMatchObject({ actual: 25, expected: 10 });
});

test("an order with lines of two categories counts in both, and once in the whole", () => {
  const lines = (week: number, toys: number, books: number) => [
    row(week, toys, { orders_of_category: toys }),
    row(week, 0, { category: "Books", orders_of_category: books }),
  ];
  const doc = contributionsOf("orders", [...lines(0, 10, 2), ...lines(1, 10, 8)], 100);
  const categories = doc?.dimensions.find(({ dimension }) => dimension === "category");
  expect([doc?.actual, doc?.expected]).toEqual([10, 10]);
  expect(categories?.values).toMatchObject([{ value: "Books", share: 1, actual: 2, expected: 8 }]);
});

test("visits are not split by what only orders have", () => {
  const visits = (week: number, sessions: number, more: Partial<CubeRow>) => row(week, 0, { sessions, ...more });
  const rows = [0, 1].flatMap((week) => [
    visits(week, week === 0 ? 10 : 50, { country: "Germany" }),
    visits(week, 50, { country: "France", payment_method: "invoice", category: "Books" }),
  ]);
  expect(contributionsOf("sessions", rows, 100)?.dimensions.map(({ dimension }) => dimension)).toEqual(["country"]);
});
