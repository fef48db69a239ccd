import { requireAtLeast, requireWhole } from "../check.ts";
import type { MeanSums } from "./types.ts";

/** Throws a RangeError naming the first sum that cannot be one. */
export function requireSums(name: string, sums: MeanSums): void {
  requireWhole(`${name}.n`, sums.n, 0);
  for (const [key, value] of Object.entries(sums)) {
    const least = /squares$/i.test(key) ? 0 : Number.NEGATIVE_INFINITY;
    if (key !== "n") requireAtLeast(`${name}.${key}`, value as number, least);
  }
}
