import { grown } from "../../../platform/arrays/index.ts";

const fewest = 1_024;
/** Smaller ids, which the database gives in turn, are found in a list by themselves; others by their hash. */
const mostListed = 2 ** 24;

/** Numbers whole numbers as they come, from 0 on: what Numbering does, for millions of them without an object for each. */
export class Ids {
  /** By number; as many as there are places for. */
  private ids = new Float64Array(fewest);
  /** Number + 1 by id; 0: none. */
  private listed = new Int32Array(fewest);
  /** Number + 1 by hash; 0: free. At most half of it is taken. */
  private slots = new Int32Array(2 * fewest);
  private hashed = 0;
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
    if (id < this.listed.length) return this.listed[id]! - 1;
    return id < mostListed ? -1 : this.slots[this.slotOf(id)]! - 1;
  }

  of(id: number): number {
    const known = this.find(id);
    return known >= 0 ? known : this.add(id);
  }

  private add(id: number): number {
    if (this.length === this.ids.length) this.ids = grown(this.ids, 2 * this.length);
    this.ids[this.length++] = id;
    if (id < mostListed) this.list(id);
    else this.hash(id);
    return this.length - 1;
  }

  private list(id: number): void {
    let places = this.listed.length;
    while (places <= id) places *= 2;
    if (places > this.listed.length) this.listed = grown(this.listed, places);
    this.listed[id] = this.length;
  }

  private hash(id: number): void {
    this.slots[this.slotOf(id)] = this.length;
    if (2 * ++this.hashed < this.slots.length) return;
    this.slots = new Int32Array(2 * this.slots.length);
    for (let number = 0; number < this.length; number++)
      if (this.ids[number]! >= mostListed) this.slots[this.slotOf(this.ids[number]!)] = number + 1;
  }
}

function hashOf(id: number): number {
  const low = id | 0;
  return Math.imul(low ^ (low >>> 15), 0x2c1b3c6d) >>> 7;
}
