import type { OverviewDoc } from "../../shared/api/types.ts";

/** What the chart and the breakdowns show until another tile is chosen. */
export const LEAD_METRIC = "net_revenue";

/** Nothing happened at all: no tile rests on a single fact. */
export function isEmpty(doc: OverviewDoc): boolean {
  return doc.tiles.every(({ total }) => total.n === 0);
}

export function hasMixedCurrencies(doc: OverviewDoc): boolean {
  return doc.tiles.some(({ total }) => "reason" in total && total.reason === "mixed_currencies");
}
