/** Sums of squares are kept by adding and taking away; every so many points they are added up afresh. */
const REFRESH = 4096;

/**
 * Distance of the latest few points from the most similar stretch of the past.
 *
 * Question: has the curve ever looked like this before?
 * Assumes: points evenly enough spaced to be compared in order; level and size count, nothing is normalised. Stretches
 *   that overlap the latest one do not count as past.
 * Units: those of the values (Euclidean distance over `length` points).
 * Errors: undefined until a whole past stretch exists. Values must be finite.
 * Cost: `memory` steps a point, whatever the length: the distance at each lag is carried along, one square added and
 *   one taken away.
 * Source: the left matrix profile; Yeh et al., "Matrix Profile I", ICDM 2016.
 * Example: with length 1, after 5, 8 and 1 a value of 7 has distance 1.
 */
export class ShapeDistance {
  private readonly length: number;
  private readonly memory: number;
  private readonly sums: Float64Array;
  private readonly values: Float64Array;
  private held = 0;
  private seen = 0;

  constructor(length: number, memory: number) {
    this.length = length;
    this.memory = memory;
    this.sums = new Float64Array(memory + 1);
    this.values = new Float64Array(2 * (memory + length + 1));
  }

  push(value: number): number | undefined {
    this.keep(value);
    if (this.seen % REFRESH === 0) this.refresh();
    else this.carry();
    const { length, held, sums } = this;
    const last = Math.min(this.memory, held - length);
    if (last < length || held < 3 * length) return undefined;
    let least = Number.POSITIVE_INFINITY;
    for (let lag = length; lag <= last; lag++) {
      const sum = sums[lag] as number;
      if (sum < least) least = sum;
    }
    return Math.sqrt(Math.max(0, least));
  }

  private keep(value: number): void {
    if (this.held === this.values.length) {
      const start = this.held - (this.memory + this.length);
      this.values.copyWithin(0, start, this.held);
      this.held -= start;
    }
    this.values[this.held] = value;
    this.held += 1;
    this.seen += 1;
  }

  /** Moves each lag's sum on by one point: the newest pair enters, the one that left the stretch goes. */
  private carry(): void {
    const { values, sums, length } = this;
    const now = this.held - 1;
    const gone = now - length;
    const newest = values[now] as number;
    const leaving = gone >= 0 ? (values[gone] as number) : 0;
    const most = Math.min(this.memory, now);
    for (let lag = 1; lag <= most; lag++) {
      const enter = newest - (values[now - lag] as number);
      let sum = (sums[lag] as number) + enter * enter;
      if (gone >= lag) {
        const leave = leaving - (values[gone - lag] as number);
        sum -= leave * leave;
      }
      sums[lag] = sum;
    }
  }

  private refresh(): void {
    const { values, sums, length } = this;
    const now = this.held - 1;
    for (let lag = 1; lag <= Math.min(this.memory, now); lag++) {
      let sum = 0;
      for (let back = 0; back < length && now - back - lag >= 0; back++) {
        const gap = (values[now - back] as number) - (values[now - back - lag] as number);
        sum += gap * gap;
      }
      sums[lag] = sum;
    }
  }
}
