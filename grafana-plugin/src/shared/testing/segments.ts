import type { KindOfBuyer, SegmentsDoc, TriedDoc } from "../api/types.ts";

const value = (amount: number, n = 100) => ({ value: amount, n });

function kind(segment: number, name: string, customers: number, z: number): KindOfBuyer {
  const trait = { of_all: 3.4, z };
  return {
    segment,
    name,
    customers,
    share: customers / 100,
    monetary_share: value(1 - customers / 100, customers),
    words: "",
    profile: [
      { ...trait, feature: "orders", name: "Orders", unit: "count", mean: 3.4 + z },
      { ...trait, feature: "monetary", name: "Bought for", unit: "money", mean: 340 + 100 * z, of_all: 340, z: 2 * z },
      { ...trait, feature: "refund_share", name: "Share refunded", unit: "ratio", mean: 0.03, of_all: 0.03, z: 0.1 },
    ],
  };
}

const tried = (segments: number, silhouette: TriedDoc["silhouette"]): TriedDoc => ({
  segments,
  inertia: 1000 / segments,
  silhouette,
  davies_bouldin: value(1.04),
  stability: value(0.95),
});

/** Two kinds of buyers, ten points, a move, newcomers, and a day on which the segments changed. */
export const segments: SegmentsDoc = {
  sentence: "Customers fall into 2 kinds: few orders (60 %) and many orders (40 %).",
  currency: "EUR",
  currencies: ["EUR"],
  version: 2,
  as_of: "2026-11-21",
  fitted_as_of: "2026-11-19",
  made_at: "2026-11-19T04:35:00Z",
  customers: 100,
  settings: { features: ["orders", "monetary", "refund_share"], from: 2, to: 4, seed: 1, refit_days: 30 },
  segments: [kind(0, "Few orders", 60, -0.6), kind(1, "Many orders", 40, 0.9)],
  tried: [
    tried(2, value(0.38)),
    tried(3, value(0.3)),
    tried(4, { reason: "not_enough_data", detail: "Too alike.", n: 0 }),
  ],
  axes: [
    {
      share: 0.65,
      loadings: [
        { feature: "orders", name: "Orders", loading: 0.66 },
        { feature: "monetary", name: "Bought for", loading: 0.64 },
        { feature: "refund_share", name: "Share refunded", loading: -0.1 },
      ],
    },
    { share: 0.27, loadings: [{ feature: "refund_share", name: "Share refunded", loading: -0.9 }] },
  ],
  points: Array.from({ length: 10 }, (_, i) => ({ x: i - 5, y: i % 3, segment: i < 6 ? 0 : 1 })),
  flows: [
    { as_of: "2026-11-21", from: "Few orders", to: "Many orders", customers: 3, refitted: false },
    { as_of: "2026-11-21", from: "", to: "Few orders", customers: 2, refitted: false },
    { as_of: "2026-11-20", from: "Few orders", to: "Many orders", customers: 4, refitted: false },
    { as_of: "2026-11-19", from: "Old kind", to: "Few orders", customers: 50, refitted: true },
  ],
  elapsed_ms: 6092,
};

export const noSegments: SegmentsDoc = {
  ...segments,
  sentence: "Not enough data: there are no segments yet.",
  version: null,
  as_of: null,
  fitted_as_of: null,
  made_at: null,
  customers: 0,
  segments: [],
  tried: [],
  axes: [],
  points: [],
  flows: [],
  elapsed_ms: null,
};
