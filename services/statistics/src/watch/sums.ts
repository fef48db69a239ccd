import { distance } from "../band/total.ts";
import type { Seen, Sums } from "./types.ts";

export const noSums = (): Sums => ({ buckets: 0, value: 0, weight: 0, expected: 0, variance: 0, common: 0 });

export function addSeen(sums: Sums, it: Seen): void {
  sums.buckets += 1;
  sums.value += it.value;
  sums.weight += it.weight;
  sums.expected += it.expected;
  sums.variance += it.variance;
  sums.common += it.shared * it.expected;
}

/** Standard deviations between the sum of some buckets and what was expected of them together. */
export function sumDistance({ value, expected, variance, common }: Sums): number {
  return distance({ value, expected, variance, shared: expected > 0 ? common / expected : 0 });
}

/** How many events a sum is worth, of those seen and those expected the more. */
export function sumPieces({ value, expected, variance }: Sums): number {
  return expected > 0 && variance > 0 ? (Math.max(value, expected) * expected) / variance : value;
}

export function relativeChange({ value, expected }: Sums): number {
  return expected > 0 ? value / expected - 1 : value > 0 ? Number.POSITIVE_INFINITY : 0;
}
