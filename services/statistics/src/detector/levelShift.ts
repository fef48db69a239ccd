/**
 * Gap between the recent and the long level.
 *
 * Question: has the level moved, beyond a single point?
 * Assumes: exponential means; `quick` and `slow` are the weights of the newest value in each.
 * Units: those of the values, without sign.
 * Errors: the first value has a gap of 0. Values must be finite.
 * Source: Roberts, "Control chart tests based on geometric moving averages", Technometrics 1(3), 1959.
 * Example: with weights 0.5 and 0.1, after 0 a value of 10 has a gap of 4.
 */
export class LevelShift {
  private readonly quick: number;
  private readonly slow: number;
  private near: number | undefined;
  private far = 0;

  constructor(quick: number, slow: number) {
    this.quick = quick;
    this.slow = slow;
  }

  push(value: number): number {
    if (this.near === undefined) {
      this.near = value;
      this.far = value;
    }
    this.near += this.quick * (value - this.near);
    this.far += this.slow * (value - this.far);
    return Math.abs(this.near - this.far);
  }
}
