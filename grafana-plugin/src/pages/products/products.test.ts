import { expect, test } from "vitest";
import { noSessions, twoDays, value } from "../../shared/testing/docs.ts";
import { averagePrice } from "./averagePrice.ts";
import { pageLabel, readProductsState, sortParam } from "./productsState.ts";
import { stockChart } from "./stockChart.ts";

test("the table's state comes from the address and falls back to best sellers first", () => {
  expect(readProductsState(new URLSearchParams("sort=name&search=bird&page=2&cursor=c"))).toEqual({
    sort: "name",
    descending: false,
    search: "bird",
    cursor: "c",
    page: 2,
  });
  expect(readProductsState(new URLSearchParams("sort=-nonsense&page=-4"))).toMatchObject({
    sort: "gross_revenue",
    descending: true,
    page: 1,
  });
  expect(sortParam({ id: "margin", descending: true })).toBe("-margin");
});

test("the pager counts from one and to what is there", () => {
  const state = { ...readProductsState(new URLSearchParams()), page: 3 };
  expect(pageLabel(state, 10, 60, String)).toBe("51–60 of 60");
  expect(pageLabel(state, 0, 0, String)).toBe("No products");
});

test("the average price is sales by units, bucket by bucket", () => {
  const units = {
    ...twoDays,
    total: value(30),
    rows: [
      { bucket: "2026-11-20", cell: value(25), complete: true, compare: value(8) },
      { bucket: "2026-11-21", cell: value(0), complete: false, compare: noSessions },
    ],
  };
  const { total, rows } = averagePrice(twoDays, units);
  expect(total).toEqual({ value: 5, n: 30 });
  expect(rows.find(({ bucket }) => bucket === "2026-11-20")).toMatchObject({
    cell: { value: 4 },
    compare: { value: 5 },
  });
  expect(rows.find(({ bucket }) => bucket === "2026-11-21")?.cell).toMatchObject({ reason: "no_orders" });
});

test("stock counts are drawn in time order", () => {
  const model = stockChart(
    [
      { as_of: "2026-11-21T10:00:00Z", quantity: 5 },
      { as_of: "2026-11-20T10:00:00Z", quantity: 9 },
    ],
    "utc",
  );
  expect(model.series[0]?.values).toEqual([9, 5]);
  expect(model.series[0]?.describe(1)).toBe("5 units");
});
