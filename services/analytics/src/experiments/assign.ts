import { createHash } from "node:crypto";
import type { Arm } from "./schema.ts";

const bits = 52;

/**
 * The arm of a unit: the same for the same experiment and unit, for ever, and as good as drawn by the shares.
 *
 * Question: which arm does this customer see?
 * Assumes: keys that do not change. Another experiment draws anew, so that effects of one do not pile up in an arm of the
 *   other. A later change of the shares moves the units about the borders.
 * Units: the first 52 bits of SHA-256 of "experiment:unit" as a share in [0, 1), laid along the arms' shares in order.
 */
export function assign(experiment: string, arms: readonly Arm[], unit: string): string {
  const digest = createHash("sha256").update(`${experiment}:${unit}`).digest();
  const drawn = Number(digest.readBigUInt64BE(0) >> BigInt(64 - bits)) / 2 ** bits;
  const total = arms.reduce((sum, it) => sum + it.share, 0);
  let border = 0;
  for (const it of arms) {
    border += it.share / total;
    if (drawn < border) return it.key;
  }
  return arms.at(-1)!.key;
}
