import { grown } from "../arrays/index.ts";

const fewest = 1_024;

/** Numbers texts by their bytes, from 0 on, as they come: one that is known is not made a text again. */
export class Texts {
  /** One character a byte. */
  readonly values: string[] = [];
  /** Bytes of the texts, one after the other, and where each begins. */
  private bytes = new Uint8Array(16 * fewest);
  private begins = new Int32Array(fewest);
  /** Number + 1 by hash; 0: free. At most half of it is taken. */
  private slots = new Int32Array(2 * fewest);

  of(chunk: Buffer, from: number, to: number): number {
    const slot = this.slotOf(chunk, from, to);
    const known = this.slots[slot]!;
    return known > 0 ? known - 1 : this.add(chunk, from, to, slot);
  }

  private slotOf(chunk: Uint8Array, from: number, to: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(chunk, from, to) & mask;
    while (this.slots[slot] !== 0 && !this.isSame(this.slots[slot]! - 1, chunk, from, to)) slot = (slot + 1) & mask;
    return slot;
  }

  private isSame(number: number, chunk: Uint8Array, from: number, to: number): boolean {
    const { bytes } = this;
    const begin = this.begins[number]!;
    if (this.begins[number + 1]! - begin !== to - from) return false;
    for (let at = from, own = begin; at < to; at++, own++) if (chunk[at] !== bytes[own]) return false;
    return true;
  }

  private add(chunk: Buffer, from: number, to: number, slot: number): number {
    const number = this.values.push(chunk.toString("latin1", from, to)) - 1;
    const begin = this.begins[number]!;
    const end = begin + to - from;
    while (end > this.bytes.length) this.bytes = grown(this.bytes, 2 * this.bytes.length);
    if (number + 2 > this.begins.length) this.begins = grown(this.begins, 2 * this.begins.length);
    this.bytes.set(chunk.subarray(from, to), begin);
    this.begins[number + 1] = end;
    this.slots[slot] = number + 1;
    if (2 * number >= this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    this.slots = new Int32Array(2 * this.slots.length);
    for (let number = 0; number < this.values.length; number++)
      this.slots[this.slotOf(this.bytes, this.begins[number]!, this.begins[number + 1]!)] = number + 1;
  }
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}
