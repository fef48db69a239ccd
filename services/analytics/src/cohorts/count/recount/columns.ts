import { grown } from "../../../platform/arrays/index.ts";

/** A table that grows: whole numbers column by column, sums row by row. For millions of rows, without an object for each. */
export class Columns {
  readonly width: number;
  length = 0;
  numbers: Int32Array[];
  sums: Float64Array;

  /** With room for so many rows; memory is taken where it is touched. */
  constructor(columns: number, width: number, room: number) {
    this.width = width;
    this.numbers = Array.from({ length: columns }, () => new Int32Array(room));
    this.sums = new Float64Array(room * width);
  }

  /** Adds a row of zeros. Take the columns after it: growing makes others. */
  add(): number {
    if (this.sums.length === this.width * this.length) {
      this.numbers = this.numbers.map((column) => grown(column, 2 * this.length));
      this.sums = grown(this.sums, 2 * this.length * this.width);
    }
    return this.length++;
  }
}
