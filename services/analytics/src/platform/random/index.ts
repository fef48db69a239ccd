/**
 * A generator of numbers in [0, 1) from a seed: Mulberry32, 32 bits of state.
 *
 * Question: none; shuffles and bootstraps need numbers that are the same for the same seed.
 * Assumes: up to some million draws; not for secrets.
 * Source: Tommy Ettinger, Mulberry32, 2017 (public domain).
 * Example: the first number of `generator(1)` is 0.6270739405881613.
 */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return function next() {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
