import type { Cell, KpiDoc, MetricDoc, Provenance } from "../api/types.ts";

export const value = (amount: number, n = 1): Cell => ({ value: amount, n });

export const noSessions: Cell = { reason: "no_sessions", detail: "Sessions carry no store.", n: 0 };

export const netRevenue: MetricDoc = {
  id: "net_revenue",
  name: "Net revenue",
  unit: "money",
  direction: "up_is_good",
  question: "What did the shop take?",
  formula: "gross - refunds",
  refund_basis: "on the refund's date",
  dimensions: ["country", "store"],
  n_of: "orders",
};

export const provenance: Provenance = {
  method: "rollup day_country",
  source: "rollup",
  rows_read: 12,
  elapsed_ms: 2,
  computed_at: "2026-11-21T12:00:00Z",
  fresh_as_of: "2026-11-21T11:59:00Z",
  pending_facts: 0,
};

/** Two days of revenue against the two before; the second day is not over. */
export const twoDays: KpiDoc = {
  metric: netRevenue,
  currency: "GBP",
  range: { from: "2026-11-20", to: "2026-11-22", interval: "day" },
  group_by: [],
  filters: {},
  total: value(150, 12),
  comparison: {
    kind: "previous_period",
    from: "2026-11-18",
    to: "2026-11-20",
    total: value(100, 8),
    change: value(0.5, 8),
  },
  rows: [
    { bucket: "2026-11-21", cell: value(50, 4), complete: false, compare: noSessions },
    { bucket: "2026-11-20", cell: value(100, 8), complete: true, compare: value(40, 3), change: value(1.5, 3) },
  ],
  groups: 1,
  attacks: { excluded: false, orders: 0 },
  available: { from: "2025-11-20", to: "2026-11-22" },
  provenance,
};
