import { requireAtLeast } from "./check.ts";
import type { Random } from "./random.ts";

/**
 * Weighted choice in constant time: the alias table.
 *
 * What: builds once from weights, then each call gives an index with probability proportional to its weight.
 * Source: Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE TSE 17(9), 1991.
 * Example: `new AliasTable([3, 1]).draw(random)` is 0 three times in four.
 */
export class AliasTable {
  private readonly threshold: Float64Array;
  private readonly other: Uint32Array;

  constructor(weights: readonly number[]) {
    const total = totalWeight(weights);
    const size = weights.length;
    this.threshold = Float64Array.from(weights, (weight) => (weight * size) / total);
    this.other = Uint32Array.from(weights, (_, index) => index);
    this.pair();
  }

  draw(random: Random): number {
    const position = random.float() * this.threshold.length;
    const index = Math.floor(position);
    return position - index < (this.threshold[index] ?? 1) ? index : (this.other[index] ?? index);
  }

  /** Fills each cell below the average with the surplus of one above it. */
  private pair(): void {
    const small: number[] = [];
    const large: number[] = [];
    this.threshold.forEach((value, index) => {
      (value < 1 ? small : large).push(index);
    });
    for (;;) {
      const low = small.pop();
      const high = large.pop();
      if (low === undefined || high === undefined) break;
      this.other[low] = high;
      const left = (this.threshold[high] ?? 0) + (this.threshold[low] ?? 0) - 1;
      this.threshold[high] = left;
      (left < 1 ? small : large).push(high);
    }
  }
}

function totalWeight(weights: readonly number[]): number {
  let total = 0;
  weights.forEach((weight, index) => {
    requireAtLeast(`weight ${index}`, weight, 0);
    total += weight;
  });
  if (!Number.isFinite(total) || total <= 0) throw new RangeError("weights need a finite sum above 0");
  return total;
}
