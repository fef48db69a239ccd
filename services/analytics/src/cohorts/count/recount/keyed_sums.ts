const fewest = 1_024;

function grown<A extends Int32Array | Float64Array>(from: A, length: number): A {
  const to = new (from.constructor as new (length: number) => A)(length);
  to.set(from);
  return to;
}

/**
 * Sums by a key of three whole numbers: rows are numbered as they come, a row's sums lie side by side. For millions of
 * them, where a Map would need a text or an object each.
 */
export class KeyedSums {
  readonly width: number;
  length = 0;
  sums: Float64Array;
  private keys = new Int32Array(3 * fewest);
  /** Row + 1 by hash; 0: free. At most half of it is taken. */
  private slots = new Int32Array(2 * fewest);

  constructor(width: number) {
    this.width = width;
    this.sums = new Float64Array(fewest * width);
  }

  /** A part of a row's key. */
  key(row: number, part: 0 | 1 | 2): number {
    return this.keys[3 * row + part]!;
  }

  /** The row of a key, made with sums of 0 where it is new. Take `sums` after it: growing makes another array. */
  row(a: number, b: number, c: number): number {
    const { keys, slots } = this;
    const mask = slots.length - 1;
    let slot = hashOf(a, b, c) & mask;
    for (let row = slots[slot]! - 1; row >= 0; row = slots[slot]! - 1) {
      if (keys[3 * row] === a && keys[3 * row + 1] === b && keys[3 * row + 2] === c) return row;
      slot = (slot + 1) & mask;
    }
    if (2 * this.length === slots.length) {
      this.grow();
      return this.row(a, b, c);
    }
    slots[slot] = ++this.length;
    keys.set([a, b, c], 3 * (this.length - 1));
    return this.length - 1;
  }

  private grow(): void {
    const capacity = this.slots.length;
    this.keys = grown(this.keys, 3 * capacity);
    this.sums = grown(this.sums, capacity * this.width);
    this.slots = new Int32Array(2 * capacity);
    const mask = this.slots.length - 1;
    for (let row = 0; row < this.length; row++) {
      let slot = hashOf(this.key(row, 0), this.key(row, 1), this.key(row, 2)) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = row + 1;
    }
  }
}

function hashOf(a: number, b: number, c: number): number {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 7;
}
