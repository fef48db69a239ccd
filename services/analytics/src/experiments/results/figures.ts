import { isUndefined, pooledCap, type RatioSums } from "@vigie/statistics";
import { grown } from "../../platform/arrays/index.ts";

const fewest = 1_024;
const numbersOfUnit = 2;

export const emptySums = (): RatioSums => ({
  n: 0,
  sum: 0,
  sumOfSquares: 0,
  denominatorSum: 0,
  denominatorSumOfSquares: 0,
  productSum: 0,
});

export function addTo(sums: RatioSums, y: number, x: number): void {
  sums.n += 1;
  sums.sum += y;
  sums.sumOfSquares += y * y;
  sums.denominatorSum += x;
  sums.denominatorSumOfSquares += x * x;
  sums.productSum += x * y;
}

/** The figures of units, one after the other, for what cannot be summed before all are known. */
export class Figures {
  private length = 0;
  /** Which sums each unit belongs to. */
  private place = new Int32Array(fewest);
  private of = new Float64Array(numbersOfUnit * fewest);

  add(place: number, y: number, x: number): void {
    if (this.length === this.place.length) this.grow();
    this.place[this.length] = place;
    this.of[numbersOfUnit * this.length] = y;
    this.of[numbersOfUnit * this.length + 1] = x;
    this.length++;
  }

  private grow(): void {
    this.place = grown(this.place, 2 * this.place.length);
    this.of = grown(this.of, 2 * this.of.length);
  }

  /** A quantile of all units together; null: there are none. */
  cap(share: number): number | null {
    const counts = new Map<number, number>();
    for (let at = 0; at < this.length; at++) {
      const y = this.of[numbersOfUnit * at]!;
      counts.set(y, (counts.get(y) ?? 0) + 1);
    }
    const values = Array.from(counts, ([value, control]) => ({ value, control, treatment: 0 }));
    const cap = pooledCap(values, share);
    return isUndefined(cap) ? null : cap;
  }

  /** The sums at so many places, with no more than the cap of each unit. */
  summed(places: number, cap: number): RatioSums[] {
    const sums = Array.from({ length: places }, emptySums);
    for (let at = 0; at < this.length; at++) {
      const from = numbersOfUnit * at;
      addTo(sums[this.place[at]!]!, Math.min(cap, this.of[from]!), this.of[from + 1]!);
    }
    return sums;
  }
}
