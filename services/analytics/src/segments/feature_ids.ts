export const featureIds = [
  "recency_days",
  "orders",
  "monetary",
  "average_order",
  "age_days",
  "items_per_order",
  "refund_share",
  "visits",
  "tickets",
] as const;
export type FeatureId = (typeof featureIds)[number];
