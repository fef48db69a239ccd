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
  a = new Int32Array(fewest);
  b = new Int32Array(fewest);
  c = new Int32Array(fewest);
  sums: Float64Array;
  /** Row + 1 by hash; 0: free. At most half of it is taken. */
  private slots = new Int32Array(2 * fewest);

  constructor(width: number) {
    this.width = width;
    this.sums = new Float64Array(fewest * width);
  }

  /** The row of a key, made with sums of 0 where it is new. Take `sums` after it: growing makes another array. */
  row(a: number, b: number, c: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(a, b, c) & mask;
    for (let row = this.slots[slot]! - 1; row >= 0; row = this.slots[slot]! - 1) {
      if (this.a[row] === a && this.b[row] === b && this.c[row] === c) return row;
      slot = (slot + 1) & mask;
    }
    if (this.length === this.a.length) {
      this.grow();
      return this.row(a, b, c);
    }
    const row = this.length++;
    this.slots[slot] = row + 1;
    this.a[row] = a;
    this.b[row] = b;
    this.c[row] = c;
    return row;
  }

  private grow(): void {
    const capacity = 2 * this.a.length;
    this.a = grown(this.a, capacity);
    this.b = grown(this.b, capacity);
    this.c = grown(this.c, capacity);
    this.sums = grown(this.sums, capacity * this.width);
    this.slots = new Int32Array(2 * capacity);
    const mask = this.slots.length - 1;
    for (let row = 0; row < this.length; row++) {
      let slot = hashOf(this.a[row]!, this.b[row]!, this.c[row]!) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = row + 1;
    }
  }
}

function hashOf(a: number, b: number, c: number): number {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 7;
}
