import { requireWhole } from "../check.ts";

/**
 * Random numbers from a seed.
 *
 * Question: how can a sample be drawn that is the same tomorrow?
 * Assumes: nothing; not fit for secrets. Neighbouring seeds give unlike sequences.
 * Units: a function whose values lie in (0, 1), 2^32 of them before they repeat.
 * Errors: a seed that is no whole number from 0 throws a RangeError.
 * Source: a Weyl sequence with a mixing function, after Steele, Lea and Flood, "Fast splittable pseudorandom number
 *   generators", OOPSLA 2014; the mixing constants are those of MurmurHash3.
 * Example: the first value of `seededRandom(1)` is 0.5734.
 */
export function seededRandom(seed: number): () => number {
  requireWhole("seed", seed, 0);
  let state = mixed(seed >>> 0) ^ mixed(Math.floor(seed / 2 ** 32) + 1);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return (mixed(state) + 0.5) / 2 ** 32;
  };
}

function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
