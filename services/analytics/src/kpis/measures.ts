/** Additive sums over facts, as a cell holds them; amounts in minor units. */
export const measureDocs = {
  orders: ["Orders", "Orders with at least one sale line, on the order's date."],
  units: ["Units", "Quantity of the sale lines: quantity and price above zero."],
  gross: ["Gross", "Line totals of the sale lines."],
  identified_gross: ["Gross of known customers", "Gross of the orders whose customer is known."],
  refunds: ["Refunds", "Refunded amounts and totals of return lines, on the refund's date."],
  refunded_units: ["Refunded units", "Quantity refunded or returned, on the refund's date."],
  adjustments: ["Adjustments", "Line totals that are neither sale nor return, such as a bad-debt entry."],
  cost: ["Cost", "Unit cost times quantity, where the cost is known; returns subtract."],
  costed_revenue: ["Revenue with known cost", "Net line totals of the lines whose cost is known."],
  sessions: ["Sessions", "Visits, on the day they started."],
  converting_sessions: ["Converting sessions", "Visits that led to an order."],
} as const;

export type MeasureId = keyof typeof measureDocs;
export const measureIds = Object.keys(measureDocs) as MeasureId[];
export type Measures = Record<MeasureId, number>;

export const noMeasures = (): Measures => Object.fromEntries(measureIds.map((id) => [id, 0])) as Measures;

export function addMeasures(into: Measures, more: Measures): Measures {
  for (const id of measureIds) into[id] += more[id];
  return into;
}

/** Exact distinct customers of a bucket; not additive, so counted for each bucket by itself. */
export interface Customers {
  active: number;
  fresh: number;
}
