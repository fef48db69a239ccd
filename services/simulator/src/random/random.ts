/**
 * Random numbers: the xoshiro128** generator, seeded for a named stream.
 *
 * What: 32 random bits a call, period 2^128 - 1. A stream is chosen by (seed, name, index); streams do not
 * share state, so adding draws to one part of the shop leaves every other part as it was.
 * Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021.
 * Example: `stream(42, "orders", 7).float()` is the same number in [0, 1) on every machine.
 */
export class Random {
  private s0: number;
  private s1: number;
  private s2: number;
  private s3: number;

  constructor(s0: number, s1: number, s2: number, s3: number) {
    if ((s0 | s1 | s2 | s3) === 0) throw new RangeError("the state of xoshiro128** must not be all zero");
    this.s0 = s0 | 0;
    this.s1 = s1 | 0;
    this.s2 = s2 | 0;
    this.s3 = s3 | 0;
  }

  /** A whole number in [0, 2^32). */
  uint32(): number {
    const result = Math.imul(rotate(Math.imul(this.s1, 5), 7), 9) >>> 0;
    const shifted = this.s1 << 9;
    this.s2 ^= this.s0;
    this.s3 ^= this.s1;
    this.s1 ^= this.s2;
    this.s0 ^= this.s3;
    this.s2 ^= shifted;
    this.s3 = rotate(this.s3, 11);
    return result;
  }

  /** A number in [0, 1) with 53 random bits. */
  float(): number {
    return ((this.uint32() >>> 5) * 67108864 + (this.uint32() >>> 6)) / 9007199254740992;
  }

  /** A number in (0, 1]: safe to take the logarithm of. */
  positive(): number {
    return 1 - this.float();
  }

  /** A whole number in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.float() * limit);
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.float() < probability;
  }

  /** One element of a non-empty list, all equally likely. */
  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError("cannot pick from an empty list");
    return item;
  }
}

/** The generator of one named stream of a seed; `index` tells apart streams of one kind (a day, a customer). */
export function stream(seed: number, name: string, index = 0): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number, got ${seed}`);
  const key = hash(name);
  const high = Math.floor(seed / 4294967296);
  const word = (lane: number): number =>
    mix(mix(mix(mix(lane ^ seed) + high) ^ key) + Math.imul(index | 0, 0x9e3779b1) + lane);
  return new Random(word(0x243f6a88), word(0x85a308d3), word(0x13198a2e), word(0x03707344) | 1);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}

/** A splitmix step on 32 bits: add the golden ratio, then scramble so that every input bit reaches every output bit. */
function mix(value: number): number {
  let z = (value + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}
