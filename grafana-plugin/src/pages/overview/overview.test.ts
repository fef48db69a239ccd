import { expect, test } from "vitest";
import type { Cell, OverviewDoc } from "../../shared/api/types.ts";
import { netRevenue, noSessions, provenance, value } from "../../shared/testing/docs.ts";
import { breakdownColumns, groupLabel } from "./breakdownTable.ts";
import { hasMixedCurrencies, isEmpty } from "./overview.ts";

const mixed: Cell = { reason: "mixed_currencies", detail: "EUR and GBP.", n: 7 };

function overview(...totals: Cell[]): OverviewDoc {
  return {
    sentence: "",
    today: null,
    currency: null,
    range: { from: "2026-11-20", to: "2026-11-22", interval: "day" },
    comparison: null,
    filters: {},
    tiles: totals.map((total) => ({ metric: netRevenue, total, compare: null, change: null, spark: [] })),
    options: {},
    attacks: { excluded: false, orders: 0 },
    available: null,
    provenance,
  };
}

test("a page is empty only when no tile rests on a fact", () => {
  expect(isEmpty(overview(noSessions, value(0, 0)))).toBe(true);
  expect(isEmpty(overview(noSessions, value(0, 3)))).toBe(false);
  expect(isEmpty(overview(mixed))).toBe(false);
});

test("several currencies are noticed", () => {
  expect([hasMixedCurrencies(overview(value(1), mixed)), hasMixedCurrencies(overview(value(1)))]).toEqual([
    true,
    false,
  ]);
});

test("a group is called by its name, its key, or said to be unknown", () => {
  const row = { cell: value(1), complete: true };
  expect(groupLabel({ ...row, label: "Paris", group: { store: "7" } }, "store")).toBe("Paris");
  expect(groupLabel({ ...row, group: { store: "7" } }, "store")).toBe("7");
  expect(groupLabel({ ...row, group: { store: "" } }, "store")).toBe("(unknown)");
});

test("the breakdown's table shows n beside every figure", () => {
  const doc = { metric: netRevenue, comparison: null } as Parameters<typeof breakdownColumns>[0];
  expect(breakdownColumns(doc, "Store", "store").map(({ header }) => header)).toEqual([
    "Store",
    "Net revenue",
    "n (orders)",
  ]);
});
