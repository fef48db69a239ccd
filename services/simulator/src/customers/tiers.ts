import type { LoyaltyTier } from "../types.ts";

const STEPS: readonly (readonly [tier: LoyaltyTier, cents: number])[] = [
  ["platinum", 120_000],
  ["gold", 60_000],
  ["silver", 30_000],
  ["bronze", 12_000],
];

/** The loyalty tier for what a customer has spent so far, in cents. */
export function tierFor(spent: number): LoyaltyTier {
  return STEPS.find(([, cents]) => spent >= cents)?.[0] ?? "none";
}
