/**
 * The latest values in rising order.
 *
 * What: keeps up to `capacity` values, the oldest leaving first; a value enters in the time of one memory move.
 * Units: those of the values. Values must be finite; whoever adds them sees to that.
 * Example: after 3, 1 and 2, `atLeast(2)` is 2.
 */
export class SortedSample {
  private readonly sorted: Float64Array;
  private readonly ring: Float64Array;
  private readonly capacity: number;
  private next = 0;
  size = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.sorted = new Float64Array(capacity + 1);
    this.ring = new Float64Array(capacity);
  }

  add(value: number): void {
    const leaving = this.ring[this.next] ?? 0;
    if (this.size === this.capacity) this.remove(leaving);
    const place = this.below(value);
    this.sorted.copyWithin(place + 1, place, this.size);
    this.sorted[place] = value;
    this.size += 1;
    this.ring[this.next] = value;
    this.next = (this.next + 1) % this.capacity;
  }

  /** How many values are at least this large. */
  atLeast(value: number): number {
    return this.size - this.below(value);
  }

  /** The value at a place in rising order. */
  at(place: number): number {
    return this.sorted[place] ?? 0;
  }

  private remove(value: number): void {
    const place = this.below(value);
    this.sorted.copyWithin(place, place + 1, this.size);
    this.size -= 1;
  }

  private below(value: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
