import { quasiPoissonZ } from "../distributions/quasiPoissonZ.ts";
import type { Expected } from "./types.ts";

/** One bucket, or several added up. */
export type Total = Pick<Expected, "expected" | "variance" | "shared"> & { value: number };

/** Where nothing at all was expected, a first few events are judged as if this many had been. */
const NEXT_TO_NOTHING = 0.5;

/** Variance of a total: what its buckets have by themselves, and what they share. */
export function varianceOf({ expected, variance, shared }: Omit<Total, "value">): number {
  return variance + (shared * expected) ** 2;
}

/** Standard deviations between a total and what was expected of it. */
export function distance(total: Total): number {
  if (total.expected > 0) return quasiPoissonZ(total.value, total.expected, varianceOf(total));
  return quasiPoissonZ(total.value, NEXT_TO_NOTHING, NEXT_TO_NOTHING);
}

/** How many events a total is worth, of those seen and those expected the more. */
export function piecesOf(value: number, { expected, variance }: Pick<Expected, "expected" | "variance">): number {
  return expected > 0 && variance > 0 ? (Math.max(value, expected) * expected) / variance : value;
}
