const fewest = 1_024;

/** Numbers whole numbers as they come, from 0 on: what Numbering does, for millions of them without an object for each. */
export class Ids {
  /** By number; as many as there are places for. */
  private ids = new Float64Array(fewest);
  /** Number + 1 by hash; 0: free. At most half of it is taken. */
  private slots = new Int32Array(2 * fewest);
  length = 0;

  get values(): Float64Array {
    return this.ids.subarray(0, this.length);
  }

  /** The slot of an id, or the free one where it belongs. */
  private slotOf(id: number): number {
    const { ids, slots } = this;
    const mask = slots.length - 1;
    let slot = hashOf(id) & mask;
    while (slots[slot] !== 0 && ids[slots[slot]! - 1] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  /** -1: it has none. */
  find(id: number): number {
    return this.slots[this.slotOf(id)]! - 1;
  }

  of(id: number): number {
    const slot = this.slotOf(id);
    const known = this.slots[slot]! - 1;
    if (known >= 0) return known;
    if (this.length === this.ids.length) {
      this.grow();
      return this.of(id);
    }
    this.ids[this.length] = id;
    this.slots[slot] = ++this.length;
    return this.length - 1;
  }

  private grow(): void {
    const ids = new Float64Array(2 * this.length);
    ids.set(this.ids);
    this.ids = ids;
    this.slots = new Int32Array(2 * ids.length);
    for (let number = 0; number < this.length; number++) this.slots[this.slotOf(ids[number]!)] = number + 1;
  }
}

function hashOf(id: number): number {
  const low = id | 0;
  return Math.imul(low ^ (low >>> 15), 0x2c1b3c6d) >>> 7;
}
